using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What is held out to me at this moment, what ends first on top.</summary>
public static class ListOffers
{
    public const int Most = 20;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="From">Whoever hands it over; empty when the desk offers it from the queue.</param>
    /// <param name="Question">What an escalation asks, or why a colleague hands it over; empty where there is none.</param>
    public sealed record Row(
        long Ticket, string Title, LocalizedText Family, int Priority, Tier Tier, string From, string Question, DateTimeOffset ExpiresAt);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, provider, now) = (current.User.Agent, current.User.ProviderId, time.GetUtcNow());
            var found = await (
                from o in db.Offers.AsNoTracking()
                join t in db.Tickets on o.TicketId equals t.Id
                join family in db.Families on t.FamilyId equals family.Id
                where o.AgentId == me && o.State == OfferState.Open && o.ExpiresAt > now
                orderby o.ExpiresAt, o.Id
                select new
                {
                    o.TicketId, t.Title, Family = new LocalizedText(family.Name.En, family.Name.De), t.Priority, t.Tier, o.Proposal, o.ExpiresAt,
                    From = Visibility.AgentNamed(db, provider, o.FromAgentId),
                    Why = db.Events.Where(e => e.TicketId == o.TicketId && e.At == o.OfferedAt && e.Kind == TicketEventKind.Offered).Select(e => e.Detail).FirstOrDefault(),
                })
                .Take(Most).WithRules().ToListAsync(cancellationToken);
            return [.. found.Select(o => new Row(
                o.TicketId, o.Title, o.Family, o.Priority, o.Proposal?.Target.Tier ?? o.Tier, o.From ?? "", o.Proposal?.Packet.Question ?? o.Why ?? "", o.ExpiresAt))];
        }
    }
}
