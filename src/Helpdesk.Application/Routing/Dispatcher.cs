using Helpdesk.Application.DueWork;
using Helpdesk.Application.Settings;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

/// <summary>Finds people for work and offers it to them. The router decides; here is only what it is asked with, and what is kept of its answer.</summary>
internal sealed class Dispatcher(HelpdeskDbContext db, GateKeeper gate, DeskProfile profile)
{
    /// <summary>The work as it is asked for: of the ticket as it stands or, with a proposal, as it will be.</summary>
    public async Task<RoutingCase> CaseAsync(Ticket ticket, Proposal? proposal, RoutingPath path, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (tier, teamId) = proposal is { Target: var target } ? (target.Tier, target.TeamId) : (ticket.Tier, ticket.TeamId);
        var skills = proposal is null ? ticket.Skills : proposal.Skills;
        var work = await gate.WorkAsync(ticket, tier, skills, cancellationToken);
        var desk = await db.Settings.Select(s => new
        {
            s.LastTier, Provider = db.Teams.Where(t => t.Id == teamId).Select(t => t.ProviderId).FirstOrDefault(),
        }).SingleAsync(cancellationToken);
        return new(work, path, ticket.CreatedAt)
        {
            Language = ticket.Language,
            LeastShiftLeft = profile.Routing.LeastShiftLeft,
            TeamId = teamId,
            ProviderId = desk.Provider,
            LastTier = desk.LastTier,
            Sticky = await StickyAsync(ticket, cancellationToken),
            Excluded = await ExcludedAsync(ticket, proposal, cancellationToken),
        };
    }

    /// <summary>The best person for it now, with why; and why each of the others not. Within the tier: no plan that is asked with leaves it.</summary>
    /// <param name="only">Somebody who was chosen by hand: then it is whether they may have it.</param>
    public async Task<Decision> FindAsync(
        RoutingCase asked, RelaxationPlan plan, DateTimeOffset now, CancellationToken cancellationToken, long? only = null)
    {
        var people = await PeopleAsync(asked, plan, now, cancellationToken);
        var rules = await gate.RulesAsync(asked.Work.Tier, cancellationToken);
        return Router.Choose(asked, only is null ? people : [.. people.Where(p => p.Agent.AgentId == only)], rules, plan, now);
    }

    /// <summary>Whoever could be asked, with everything that is known of them: of the team, or of all teams where the plan reaches beyond.</summary>
    public async Task<IReadOnlyList<RoutingCandidate>> PeopleAsync(RoutingCase asked, RelaxationPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (family, tier) = (asked.Work.FamilyId, asked.Work.Tier);
        var own = plan.Steps.Count == 0 ? asked.TeamId : null;
        var teams = db.Teams.Where(t => t.Active && t.Tier == tier && (own == null || t.Id == own)
            && (t.Families.Count == 0 || t.Families.Any(f => f.FamilyId == family)));
        var agents = db.Agents.Where(a => a.Active && teams.Any(t => t.Members.Any(m => m.AgentId == a.Id)));
        var candidates = await db.Candidates(agents).ToListAsync(cancellationToken);
        var availability = await db.AvailabilityAsync(agents, now, cancellationToken);
        return [.. candidates.Where(c => availability.ContainsKey(c.AgentId)).Select(c => new RoutingCandidate(c, availability[c.AgentId]))];
    }

    /// <summary>After a decline or a missed offer: the next person, as long as there is one.</summary>
    /// <returns>When the new offer ends; null when nobody is left, and the ticket stays where it is.</returns>
    public async Task<DateTimeOffset?> OfferOnAsync(Ticket ticket, TicketOffer ended, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = await CaseAsync(ticket, ended.Proposal, ended.IsHandover ? RoutingPath.Handover : RoutingPath.Offer, now, cancellationToken);
        var decision = await FindAsync(asked, RelaxationPlan.None, now, cancellationToken);
        Keep(ticket, decision);
        if (decision.AgentId is not { } next)
        {
            if (ended.IsHandover)
            {
                ticket.KeepWithOwner(now);
            }

            return null;
        }

        var expires = now + (ended.ExpiresAt - ended.OfferedAt);
        ticket.OfferOn(ended, Actor.Agent(next, decision.Considered[0].Name), expires, now);
        return expires;
    }

    /// <summary>The decision can be read with the ticket afterwards.</summary>
    public void Keep(Ticket ticket, Decision decision) => db.Decisions.Add(new RoutingDecision(ticket.Id, decision));

    /// <summary>Both who answers and the clock end an offer; whichever is first takes the row away.</summary>
    public Task ExpireAsync(Ticket ticket, DateTimeOffset? at, CancellationToken cancellationToken) => at is { } time
        ? db.ScheduleAsync(ExpireOffer.Name, ticket.Id, time, cancellationToken)
        : db.UnscheduleAsync(ExpireOffer.Name, ticket.Id, cancellationToken);

    /// <summary>Who promised the customer; where nobody has yet, who had this customer's last ticket on the product.</summary>
    private async Task<Sticky?> StickyAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var known = ticket.ResponsibleId ?? await db.Tickets
            .Where(t => t.CustomerId == ticket.CustomerId && t.Id != ticket.Id && t.ProductId != null && t.ProductId == ticket.ProductId && t.OwnerId != null)
            .OrderByDescending(t => t.CreatedAt).Select(t => t.OwnerId).FirstOrDefaultAsync(cancellationToken);
        return known is { } agent ? new(agent, SinceWhen(ticket) + profile.Routing.StickyFor) : null;
    }

    /// <summary>When the ticket came where it is.</summary>
    private static DateTimeOffset SinceWhen(Ticket ticket) => ticket.Stays.Where(s => s.Until is null).Select(s => s.From).FirstOrDefault(ticket.CreatedAt);

    /// <summary>
    /// Who sent it up, who returned it from there, and who declined or skipped it since it is where it is; of a handover also who missed it,
    /// of an offer from the queue only who has just missed it: they are away, and when they are back they are asked again.
    /// </summary>
    private async Task<IReadOnlyList<Exclusion>> ExcludedAsync(Ticket ticket, Proposal? proposal, CancellationToken cancellationToken)
    {
        var tier = proposal?.Target.Tier ?? ticket.Tier;
        var since = SinceWhen(ticket);
        var answered = await db.Offers.AsNoTracking()
            .Where(o => o.TicketId == ticket.Id && o.OfferedAt >= since && (o.State == OfferState.Declined || o.State == OfferState.Missed))
            .Select(o => new { o.AgentId, o.State }).ToListAsync(cancellationToken);
        var skipped = await db.Set<TicketSkip>().AsNoTracking().Where(s => s.TicketId == ticket.Id && s.At >= since).Select(s => s.AgentId).ToListAsync(cancellationToken);
        var offers = answered.Where(o => o.State == OfferState.Declined || ticket.OwnerId is not null).Select(o => (o.AgentId, o.State))
            .Concat(ticket.Offers.Select(o => (o.AgentId, o.State))).ToList();
        var sender = proposal is null ? ticket.CurrentEscalation?.FromAgentId : ticket.OwnerId;

        return
        [
            .. sender is { } from ? [new Exclusion(from, ExclusionKind.Sender)] : Array.Empty<Exclusion>(),
            .. ticket.Escalations.Where(e => e.ToTier == tier && e.ReturnedById is not null)
                .Select(e => new Exclusion(e.ReturnedById!.Value, ExclusionKind.Returner)).Distinct(),
            .. offers.Where(o => o.State == OfferState.Declined).Select(o => o.AgentId).Concat(skipped).Distinct().Select(a => new Exclusion(a, ExclusionKind.Declined)),
            .. offers.Where(o => o.State == OfferState.Missed).Select(o => new Exclusion(o.AgentId, ExclusionKind.Missed)).Distinct(),
        ];
    }
}
