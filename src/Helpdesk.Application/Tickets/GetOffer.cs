using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What is held out, with the whole packet, to whoever has to answer; and what became of it.</summary>
public static class GetOffer
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<Result>;

    /// <param name="Offer">The open one or, where there is none, the latest; null when it was never offered.</param>
    /// <param name="To">Who was asked; empty when nobody was.</param>
    /// <param name="From">Who hands it over; empty when the desk offers it.</param>
    /// <param name="Why">Why a colleague hands it over within the tier; empty otherwise.</param>
    /// <param name="Packet">What the escalation brings with it; null where the ticket stays in its tier.</param>
    public sealed record Result(
        Ticket Ticket, string Customer, LocalizedText Family, TicketOffer? Offer, string To, string From, string Why, Packets.Packet? Packet, Verdict Accept, Verdict Decline, Verdict Recall);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, provider, now) = (current.User.Agent, current.User.ProviderId, time.GetUtcNow());
            var head = await (
                from t in db.Tickets.AsNoTracking().VisibleTo(current.User, db).Include(t => t.Offers.Where(o => o.State == OfferState.Open))
                from agent in db.Agents.AsNoTracking().Where(a => a.Id == me)
                join family in db.Families on t.FamilyId equals family.Id
                where t.Id == query.Ticket
                select new
                {
                    Ticket = t, Agent = agent, Customer = t.Customer!.Name,
                    Team = Visibility.TeamNamed(db, provider, t.TeamId)!,
                    Family = new LocalizedText(family.Name.En, family.Name.De),
                }).WithRules().FirstOrNotFound(cancellationToken);
            var offer = head.Ticket.OpenOffer
                ?? await db.Offers.AsNoTracking().Where(o => o.TicketId == query.Ticket).OrderByDescending(o => o.Id).FirstOrDefaultAsync(cancellationToken);
            var names = await NamesAsync(offer, cancellationToken);
            var from = names.GetValueOrDefault(offer?.FromAgentId ?? 0, "");
            return new(
                head.Ticket, head.Customer, head.Family, offer, names.GetValueOrDefault(offer?.AgentId ?? 0, ""), from,
                await WhyAsync(offer, cancellationToken),
                await PacketAsync(head.Ticket, head.Team, from, offer, cancellationToken),
                head.Ticket.CanAccept(me, now), head.Ticket.CanDecline(me), head.Ticket.CanRecall(head.Agent));
        }

        private Task<Dictionary<long, string>> NamesAsync(TicketOffer? offer, CancellationToken cancellationToken)
        {
            var (provider, to, by) = (current.User.ProviderId, offer?.AgentId, offer?.FromAgentId);
            return db.Agents.Where(a => a.Id == to || a.Id == by)
                .Select(a => new { a.Id, Name = Visibility.Named(provider, a.ProviderId, a.Name) })
                .WithRules().ToDictionaryAsync(a => a.Id, a => a.Name, cancellationToken);
        }

        private async Task<string> WhyAsync(TicketOffer? offer, CancellationToken cancellationToken) => offer is { IsToOneAlone: true }
            ? await db.Events.Where(e => e.TicketId == offer.TicketId && e.At == offer.OfferedAt && e.Kind == TicketEventKind.Offered)
                .Select(e => e.Detail).FirstOrDefaultAsync(cancellationToken) ?? ""
            : "";

        private async Task<Packets.Packet?> PacketAsync(Ticket ticket, string team, string from, TicketOffer? offer, CancellationToken cancellationToken)
        {
            if (offer?.Proposal is not { Target: var target } proposal)
            {
                return null;
            }

            var topics = await db.Topics.Where(t => t.Id == target.TopicId || t.Id == target.AlsoTopicId).ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
            return new(
                offer.Id, ticket.Tier, team, from, target.Tier, proposal.To, topics[target.TopicId], target.AlsoTopicId is { } also ? topics.GetValueOrDefault(also) : null, offer.OfferedAt, null, null,
                target.Tier > ticket.Tier + 1 && !target.IsPlanned ? target.BypassReason : "", target.Tier > ticket.Tier + 1 && target.IsPlanned, proposal.Packet, proposal.Steps, null);
        }
    }
}
