using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>What was promised about a ticket and why, who used how much of the time, and what the steps did.</summary>
public static class ShowClocks
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<Result>;

    /// <param name="Sla">Which agreement counts for the customer, and why not the others.</param>
    /// <param name="Team">The same between teams: an OLA or a UC.</param>
    public sealed record Result(
        string Number, string Title, TicketState State, AgreementChoice Sla, AgreementChoice Team, IReadOnlyList<Clock> Clocks, IReadOnlyList<Stay> Stays,
        IReadOnlyList<Step> Steps);

    /// <param name="Used">Business time, also of stays that are over.</param>
    /// <param name="ByStay">Who used it; together it is <see cref="Used"/>.</param>
    public sealed record Clock(
        ClockKind Kind, string Agreement, TimeSpan Target, TimeSpan Used, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt, bool IsBreached,
        int Episode, IReadOnlyDictionary<long, TimeSpan> ByStay);

    /// <param name="Team">Null where the reader may not know it.</param>
    public sealed record Stay(long Id, Tier Tier, string? Team, DateTimeOffset From, DateTimeOffset? Until);

    public sealed record Step(string Name, ClockKind Clock, int Episode, DateTimeOffset DueAt, DateTimeOffset At, StepActions Done, IReadOnlyList<Reason> WhyNot);

    internal sealed class Handler(HelpdeskDbContext db, PromiseBook book, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (now, provider) = (time.GetUtcNow(), current.User.ProviderId);
            var found = await db.Tickets.AsNoTracking().VisibleTo(current.User, db).Where(t => t.Id == query.Ticket).Select(t => new
            {
                Ticket = t,
                Organisation = db.Customers.Where(c => c.Id == t.CustomerId).Select(c => c.OrganisationId).FirstOrDefault(),
                Provider = db.Teams.Where(x => x.Id == t.TeamId).Select(x => x.ProviderId).FirstOrDefault(),
            }).FirstOrNotFound(cancellationToken);
            var ticket = found.Ticket;
            var stays = await db.Stays.AsNoTracking().Where(s => s.TicketId == ticket.Id).OrderBy(s => s.From).ThenBy(s => s.Id)
                .Select(s => new Stay(s.Id, s.Tier, Visibility.TeamNamed(db, provider, s.TeamId), s.From, s.Until)).WithRules().ToListAsync(cancellationToken);
            var clocks = await (from c in db.Clocks.AsNoTracking()
                                join a in db.Agreements on c.AgreementId equals a.Id
                                where c.TicketId == ticket.Id
                                orderby c.StartedAt, c.Id
                                select new { Clock = c, a.Name }).ToListAsync(cancellationToken);
            var spans = await db.Ledger.AsNoTracking().Where(s => s.TicketId == ticket.Id).OrderBy(s => s.From).ToListAsync(cancellationToken);
            var known = await book.OfAsync(db, spans, cancellationToken);
            var ledger = new ClockBook(spans, [.. clocks.Select(c => c.Clock)], known.Hours);
            var steps = await db.ClockStepRuns.AsNoTracking().Where(r => r.TicketId == ticket.Id).OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync(cancellationToken);
            var subject = new AgreementSubject(found.Organisation, ticket.FamilyId, ticket.Channel, ticket.Priority, ticket.TeamId, found.Provider);
            return new(
                ticket.Number, ticket.Title, ticket.State, Choice(Party.Customer), Choice(Party.Team),
                [.. clocks.Where(c => provider == null || c.Clock.Kind.Party() == Party.Customer || stays.Any(s => s.Id == c.Clock.StayId && s.Team is not null)).Select(c => new Clock(
                    c.Clock.Kind, c.Name, c.Clock.Target, ledger.Elapsed(c.Clock, now), c.Clock.StartedAt, c.Clock.DueAt, c.Clock.EndedAt, c.Clock.IsBreachedAt(now),
                    c.Clock.Episode, ledger.UsedByStay(c.Clock, now)))],
                stays, [.. steps.Select(s => new Step(s.StepName, s.ClockKind, s.Episode, s.DueAt, s.At, s.Done, s.WhyNot))]);

            // What the company agreed with others is not for a provider's people.
            AgreementChoice Choice(Party party)
            {
                var choice = AgreementChoice.Of(known.Agreements.Where(a => provider == null || a.Scope.ProviderId == provider || a.Kind != AgreementKind.Uc), party, subject);
                return provider == null ? choice : choice with { Others = [] };
            }
        }
    }
}
