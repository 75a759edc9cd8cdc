using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Application.Settings;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What the next ticket would be, why this one, and why not those before it: or why there is none.</summary>
public static class ExplainNext
{
    /// <summary>So far into the queue it is looked.</summary>
    public const int Most = 100;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Next">What they would get now.</param>
    /// <param name="Decision">With what is passed over, in the order of the queue.</param>
    /// <param name="Titles">Of the tickets the decision names.</param>
    public sealed record Result(TicketRow? Next, PullDecision Decision, IReadOnlyDictionary<long, string> Titles, Availability Me, bool IsOnATeam);

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, DeskProfile profile, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, now) = (current.User.Agent, time.GetUtcNow());
            var asker = await Asker.LoadAsync(db, gate, me, now, cancellationToken);
            List<Waiting> waiting = [];
            foreach (var tier in asker.Tiers)
            {
                waiting.AddRange(await db.Tickets.VisibleTo(current.User, db).WaitingFor(asker, tier, profile.Plan, now).WaitingAsync(db, me, profile.Routing.LeastShiftLeft, Most, cancellationToken));
            }

            var decision = Pull.Choose(asker.Person, waiting, asker.Rules, profile.Plan, now);
            var shown = decision.Passed.Take(PullDecision.MostListed).Select(p => p.TicketId).Append(decision.TicketId ?? 0).ToList();
            var rows = waiting.Count == 0 ? [] : await db.Tickets.AsNoTracking().Where(t => shown.Contains(t.Id)).Rows(db, current.User.ProviderId).ToListAsync(cancellationToken);
            return new(
                rows.Find(r => r.Id == decision.TicketId), decision, rows.ToDictionary(r => r.Id, r => r.Title), asker.Person.Availability, asker.Teams.Count > 0);
        }
    }
}
