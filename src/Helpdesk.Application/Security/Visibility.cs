using System.Linq.Expressions;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Security;

/// <summary>Which rows exist for a user. What lies outside is not found.</summary>
public static class Visibility
{
    /// <summary>What a service provider's people see: what is or was with the provider's teams or in the hands of one of them, and what is offered to one of them at this moment.</summary>
    internal static readonly Expression<Func<HelpdeskDbContext, Ticket, long?, bool>> WithProvider = (db, ticket, provider) =>
        ticket.Stays.Any(s => db.Teams.Any(team => team.Id == s.TeamId && team.ProviderId == provider))
        || ticket.Assignments.Any(g => db.Agents.Any(a => a.Id == g.AgentId && a.ProviderId == provider))
        || ticket.Offers.Any(o => o.State == OfferState.Open && db.Agents.Any(a => a.Id == o.AgentId && a.ProviderId == provider));

    /// <summary><see cref="WithProvider"/> as a query asks it: <see cref="Compilable"/> puts the rule in this place.</summary>
    /// <param name="db">The query's context.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="provider">Whose teams.</param>
    [WrittenAs(nameof(WithProvider))]
    internal static bool IsWith(HelpdeskDbContext db, Ticket ticket, long? provider) =>
        throw WrittenAsAttribute.OnlyInAQuery;

    /// <summary>Customers' mail addresses are for the company's own people, and for a provider's whose contract grants them.</summary>
    internal static readonly Expression<Func<HelpdeskDbContext, long?, bool>> MailGranted = (db, provider) =>
        provider == null || db.Providers.Any(p => p.Id == provider && p.SeesMail);

    /// <summary><see cref="MailGranted"/> as a query asks it.</summary>
    /// <param name="db">The query's context.</param>
    /// <param name="provider">Whose people ask; null for the company's own.</param>
    [WrittenAs(nameof(MailGranted))]
    internal static bool SeesMail(HelpdeskDbContext db, long? provider) =>
        throw WrittenAsAttribute.OnlyInAQuery;

    /// <summary>Of another provider: neither the reader's own nor the company's.</summary>
    internal static readonly Expression<Func<long?, long?, bool>> OfAnother = (reader, employer) => reader != null && employer != null && employer != reader;

    /// <summary><see cref="OfAnother"/> as a query asks it.</summary>
    /// <param name="reader">Whose people read; null for the company's own, who read every name.</param>
    /// <param name="employer">Who runs the team or employs the person; null for the company.</param>
    [WrittenAs(nameof(OfAnother))]
    internal static bool IsOfAnother(long? reader, long? employer) =>
        throw WrittenAsAttribute.OnlyInAQuery;

    private static readonly Expression<Func<long?, long?, string, string>> NameOf = (reader, employer, name) => IsOfAnother(reader, employer) ? Another : name;

    /// <summary>A name as the reader may know it, as a query asks it.</summary>
    /// <param name="reader">Whose people read; null for the company's own.</param>
    /// <param name="employer">Who runs the team or employs the person; null for the company.</param>
    /// <param name="name">The team's or the person's.</param>
    [WrittenAs(nameof(NameOf))]
    internal static string Named(long? reader, long? employer, string name) => throw WrittenAsAttribute.OnlyInAQuery;

    private static readonly Expression<Func<HelpdeskDbContext, long?, long?, string?>> NameOfAgent = (db, reader, id) =>
        db.Agents.Where(a => a.Id == id).Select(a => Named(reader, a.ProviderId, a.Name)).FirstOrDefault();

    /// <summary>The same of an agent by their id; null for nobody.</summary>
    [WrittenAs(nameof(NameOfAgent))]
    internal static string? AgentNamed(HelpdeskDbContext db, long? reader, long? id) => throw WrittenAsAttribute.OnlyInAQuery;

    private static readonly Expression<Func<HelpdeskDbContext, long?, long?, string?>> NameOfTeam = (db, reader, id) =>
        db.Teams.Where(t => t.Id == id).Select(t => Named(reader, t.ProviderId, t.Name)).FirstOrDefault();

    /// <summary>The same of a team by its id; null for none.</summary>
    [WrittenAs(nameof(NameOfTeam))]
    internal static string? TeamNamed(HelpdeskDbContext db, long? reader, long? id) => throw WrittenAsAttribute.OnlyInAQuery;

    private static readonly Expression<Func<HelpdeskDbContext, long?, long?, bool>> ByAnother = (db, reader, agent) =>
        reader != null && db.Agents.Any(a => a.Id == agent && IsOfAnother(reader, a.ProviderId));

    /// <summary>Whether this agent is another provider's, as a query asks it; never for the company's own people.</summary>
    [WrittenAs(nameof(ByAnother))]
    internal static bool IsByAnother(HelpdeskDbContext db, long? reader, long? agent) => throw WrittenAsAttribute.OnlyInAQuery;

    private static readonly Expression<Func<HelpdeskDbContext, long?, long?, string?, string?>> OfAgent = (db, reader, agent, word) =>
        IsByAnother(db, reader, agent) ? Another : word;

    /// <summary>A word of history as the reader may know it: what names an agent of another provider is kept from them.</summary>
    /// <param name="db">The query's context.</param>
    /// <param name="reader">Whose people read; null for the company's own.</param>
    /// <param name="agent">Whom it names; null for nobody.</param>
    /// <param name="word">As it was written.</param>
    [WrittenAs(nameof(OfAgent))]
    internal static string? Word(HelpdeskDbContext db, long? reader, long? agent, string? word) => throw WrittenAsAttribute.OnlyInAQuery;

    private static readonly Expression<Func<HelpdeskDbContext, long?, ActorKind, long?, string, string>> OfActor = (db, reader, kind, id, name) =>
        Word(db, reader, kind == ActorKind.Agent ? id : null, name)!;

    /// <summary>The same of who did something: an agent of another provider; a customer and the desk itself are named.</summary>
    [WrittenAs(nameof(OfActor))]
    internal static string ActorNamed(HelpdeskDbContext db, long? reader, ActorKind kind, long? id, string name) => throw WrittenAsAttribute.OnlyInAQuery;

    private static readonly Expression<Func<HelpdeskDbContext, long?, long?, string?, string?>> OfTeam = (db, reader, team, word) =>
        reader != null && db.Teams.Any(t => t.Id == team && IsOfAnother(reader, t.ProviderId)) ? Another : word;

    /// <summary>The same of what names a team.</summary>
    [WrittenAs(nameof(OfTeam))]
    internal static string? TeamWord(HelpdeskDbContext db, long? reader, long? team, string? word) => throw WrittenAsAttribute.OnlyInAQuery;

    /// <summary>What a provider's people read instead of another provider's name, team or person: a word of history, see <see cref="TicketEvent"/>.</summary>
    internal const string Another = "#ServiceRules.Another";

    /// <summary>In-house agents see every ticket, a provider's those that are or were with its teams, customers their own.</summary>
    public static IQueryable<Ticket> VisibleTo(this IQueryable<Ticket> tickets, CurrentUser user, HelpdeskDbContext db) => user switch
    {
        { IsAgent: true, ProviderId: null } => tickets,
        { IsAgent: true, ProviderId: { } provider } =>
            tickets.Where(Compilable.Query<Func<Ticket, bool>>(t => IsWith(db, t, provider))),
        { AccountId: { } account } => tickets.Where(t => t.AccountId == account),
        _ => tickets.Where(t => false),
    };

    /// <summary>A provider's people work on what is with the provider's teams, or their own; what has moved on they only read and note.</summary>
    /// <param name="user">Who sees the ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="provider">Who runs the team it is with; null for the company itself.</param>
    public static Verdict MayWorkOn(this CurrentUser user, Ticket ticket, long? provider) => Verdict.Unless(
        user.ProviderId is null || user.ProviderId == provider || ticket.OwnerId == user.AgentId,
        Reason.Of("AProvidersPeopleWorkInItsTeams"));

    /// <summary>A provider's people see their own colleagues only.</summary>
    public static IQueryable<Agent> VisibleTo(this IQueryable<Agent> agents, CurrentUser user) => user switch
    {
        { IsAgent: true, ProviderId: null } => agents,
        { IsAgent: true, ProviderId: { } provider } => agents.Where(a => a.ProviderId == provider),
        _ => agents.Where(a => false),
    };

    /// <summary>A provider's people see their own employer's teams only.</summary>
    public static IQueryable<Team> VisibleTo(this IQueryable<Team> teams, CurrentUser user) => user switch
    {
        { IsAgent: true, ProviderId: null } => teams,
        { IsAgent: true, ProviderId: { } provider } => teams.Where(t => t.ProviderId == provider),
        _ => teams.Where(t => false),
    };

    /// <summary>A provider's leads are told what is about their own people; the company's are told everything.</summary>
    public static IQueryable<Alert> VisibleTo(this IQueryable<Alert> alerts, CurrentUser user) => user switch
    {
        { IsLead: true, ProviderId: null } => alerts,
        { IsLead: true, ProviderId: { } provider } => alerts.Where(a => a.ProviderId == provider),
        _ => alerts.Where(a => false),
    };
}
