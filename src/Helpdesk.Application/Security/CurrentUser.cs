using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Agents;

namespace Helpdesk.Application.Security;

/// <summary>Who asks. Comes from the session, never from a form.</summary>
/// <param name="ProviderId">The service provider an agent works for; null for the company's own people.</param>
public sealed record CurrentUser(long? AccountId, string Name, long? AgentId, AgentRole? Role, long? ProviderId)
{
    public static readonly CurrentUser Anonymous = new(null, "", null, null, null);

    /// <summary>The desk itself, at work that falls due.</summary>
    public static readonly CurrentUser Desk = new(null, "Helpdesk", null, null, null) { IsDesk = true };

    public bool IsDesk { get; private init; }

    public bool IsSignedIn => AccountId is not null;

    public bool IsAgent => AgentId is not null;

    public bool IsLead => Role >= AgentRole.Lead;

    public bool IsAdministrator => Role == AgentRole.Administrator;

    /// <summary>The account, where the permission already says that there is one.</summary>
    public long Account => AccountId ?? throw new NotPermittedException(nameof(Account));

    /// <summary>The agent, where the permission already says that there is one.</summary>
    public long Agent => AgentId ?? throw new NotPermittedException(nameof(Agent));

    public bool May(Permission permission) => permission switch
    {
        Permission.Everyone => true,
        Permission.KeepTickets => IsSignedIn,
        Permission.WorkOnTickets => IsAgent,
        Permission.LeadPeople => IsLead,
        Permission.ManageDesk => IsAdministrator,
        Permission.RunTheDesk => IsDesk,
        Permission.TeachPeople => IsLead && ProviderId is null,
    };
}

public interface ICurrentUser
{
    CurrentUser User { get; }
}

/// <summary>Who a scope works for where no session says so: the desk itself, at work that falls due.</summary>
public sealed class ActingUser
{
    public CurrentUser? User { get; set; }
}
