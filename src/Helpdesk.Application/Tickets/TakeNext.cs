using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Application.Settings;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>
/// "Give me the next": the most urgent ticket this agent may have becomes theirs. What somebody else is just taking is passed by,
/// so that of many who ask at once each gets another one.
/// </summary>
public static class TakeNext
{
    /// <summary>
    /// So many parts without anything they may have are looked at before the queue counts as having nothing for them. One whose
    /// tickets others are just taking is none of these: there are only so many others.
    /// </summary>
    private const int MostPartsInVain = 5;

    private static readonly PerModel<Func<HelpdeskDbContext, IAsyncEnumerable<long>>> Families = new(() =>
        EF.CompileAsyncQuery((HelpdeskDbContext db) => db.Families.Where(f => f.Active).Select(f => f.Id)));

    private static readonly PerModel<Func<HelpdeskDbContext, long, IAsyncEnumerable<Agent>>> Agents = new(() =>
        EF.CompileAsyncQuery((HelpdeskDbContext db, long id) => db.Agents.Where(a => a.Id == id)));

    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand<long?>;

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, DeskProfile profile, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, long?>
    {
        /// <returns>The ticket they have now; null when there is none for them.</returns>
        public async Task<long?> Handle(Command command, CancellationToken cancellationToken)
        {
            var (me, now) = (current.User.Agent, time.GetUtcNow());
            var asker = await Asker.LoadAsync(db, gate, me, now, cancellationToken);
            var families = await Families.For(db)(db).ToListAsync(cancellationToken);
            var queues = asker.Tiers.ToDictionary(tier => asker.QueueIn(tier, families, now), _ => QueuePosition.Start);
            List<PassedOver> passed = [];
            var inVain = 0;
            while (inVain < MostPartsInVain && queues.Count > 0)
            {
                var choices = Choices(asker, await NextPartAsync(queues, now, cancellationToken), passed, now);
                if (choices.Count == 0)
                {
                    inVain++;
                }
                else if (await db.FirstFreeAsync([.. choices.Select(c => c.TicketId!.Value)], cancellationToken) is { } free)
                {
                    await TakeAsync(choices.Single(c => c.TicketId == free), now, cancellationToken);
                    return free;
                }
            }

            return null;
        }

        /// <summary>The next of each queue, in their common order; a queue that is at its end leaves the search.</summary>
        private async Task<List<Waiting>> NextPartAsync(Dictionary<OwnQueue, QueuePosition> queues, DateTimeOffset now, CancellationToken cancellationToken)
        {
            List<Waiting> found = [];
            foreach (var (queue, after) in queues.ToList())
            {
                var waiting = await db.NextPartAsync(queue, current.User, profile, after, now, cancellationToken);
                found.AddRange(waiting);
                if (waiting.Count < WaitingWork.PartSize)
                {
                    queues.Remove(queue);
                }
                else
                {
                    var last = waiting[^1].Queued;
                    queues[queue] = new(last.DueBy, last.Priority, last.Setbacks, last.ArrivedAt, last.Id);
                }
            }

            return [.. found.OrderBy(w => w.Queued, WorkOrder.Instance)];
        }

        /// <summary>All of this part that they may have, in order; each knows what was passed over before it.</summary>
        private List<PullDecision> Choices(Asker asker, IReadOnlyList<Waiting> waiting, List<PassedOver> passed, DateTimeOffset now)
        {
            List<PullDecision> choices = [];
            foreach (var one in waiting)
            {
                var decision = Pull.Choose(asker.Person, [one], asker.Rules, profile.Plan, now);
                if (decision.TicketId is null)
                {
                    passed.AddRange(decision.Passed);
                }
                else
                {
                    choices.Add(decision with { Passed = [.. passed] });
                }
            }

            return choices;
        }

        private async Task TakeAsync(PullDecision decision, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var ticket = (await db.TicketForVerbs(decision.TicketId!.Value, cancellationToken))!;
            var agent = await Agents.For(db)(db, decision.AgentId).FirstAsync(cancellationToken);

            ticket.TakeNext(agent, decision.Gate!, now);
            db.Decisions.Add(new RoutingDecision(ticket.Id, decision));
        }
    }
}
