using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Agents;

/// <summary>A new one-time link to choose a password; every older one is void from now on.</summary>
public static class InviteAgent
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command(long Agent) : ICommand<Invited>;

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Invited>
    {
        public async Task<Invited> Handle(Command command, CancellationToken cancellationToken)
        {
            var agent = await db.Agents.ByIdOrNotFound(command.Agent, cancellationToken);
            Verdict.Unless(agent.Active, Reason.Of("AgentIsActive", agent.Name)).OrThrow();
            var account = await db.Users.Where(a => a.AgentId == agent.Id).FirstOrNotFound(cancellationToken);
            var now = time.GetUtcNow();

            await db.WithdrawInvitationsAsync(account.Id, now, cancellationToken);
            return db.Invite(account, agent, now);
        }
    }

    internal static Invited Invite(this HelpdeskDbContext db, Account account, Agent agent, DateTimeOffset now)
    {
        var token = SecretToken.Create();
        var invitation = new Invitation(account.Id, token, now, account.PasswordHash is null ? Invitation.Lifetime : Invitation.ResetLifetime);
        db.Invitations.Add(invitation);
        return new(agent.Id, token.Text, invitation.ExpiresAt);
    }

    internal static async Task WithdrawInvitationsAsync(this HelpdeskDbContext db, long accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var open in await db.Invitations.Where(i => i.AccountId == accountId && i.UsedAt == null).ToListAsync(cancellationToken))
        {
            open.Withdraw(now);
        }
    }
}

/// <param name="Token">Leaves the desk once, in the link; only its hash is kept.</param>
public sealed record Invited(long Agent, string Token, DateTimeOffset ExpiresAt);
