namespace Helpdesk.Application.Security;

/// <summary>What kinds of user may do. Who holds which is in <see cref="CurrentUser.May"/>.</summary>
public enum Permission
{
    /// <summary>Anyone, signed in or not. What a private link opens checks its token.</summary>
    Everyone = 1,

    /// <summary>Anyone with an account: the list of one's own tickets.</summary>
    KeepTickets = 2,

    /// <summary>Agents: tickets within their view.</summary>
    WorkOnTickets = 3,

    /// <summary>Leads: qualifications, overrides, team membership.</summary>
    LeadPeople = 4,

    /// <summary>Administrators: products, teams, tiers, rules, people.</summary>
    ManageDesk = 5,

    /// <summary>The desk itself: work that falls due. Nobody who signs in holds it.</summary>
    RunTheDesk = 6,

    /// <summary>The company's own leads: courses, sessions, results and guidelines. A service provider's leads send their people there.</summary>
    TeachPeople = 7,
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}
