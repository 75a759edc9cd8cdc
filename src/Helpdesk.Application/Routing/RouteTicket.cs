using System.Globalization;
using Helpdesk.Application.Alerts;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Settings;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

/// <summary>
/// A ticket that waits for somebody: as soon as it does, and again at each step of the relaxation plan. Where nobody holds what it
/// takes the leads are called at once; where the team has its work offered, the best who is there is asked. What found nobody until
/// the plan leaves the tier is not moved by the desk, because an escalation has a packet and a sender: the leads are told who could help.
/// </summary>
internal sealed class RouteTicket(HelpdeskDbContext db, Dispatcher dispatcher, NextTierCall nextTier, DeskProfile profile) : IDueWork
{
    public const string Name = "Routing";

    /// <summary>When somebody could take it and nobody was free.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    public string Kind => Name;

    public bool IsAboutTickets => true;

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.TicketForVerbs(subject, cancellationToken) is not { LooksForSomebody: true } ticket)
        {
            return null;
        }

        var asked = await dispatcher.CaseAsync(ticket, null, RoutingPath.Offer, now, cancellationToken);
        var decision = await dispatcher.FindAsync(asked, profile.Plan, now, cancellationToken);
        await KeepNewsAsync(ticket, decision, cancellationToken);
        if (decision.AlertsAtOnce)
        {
            ticket.NobodyQualifies(now);
            var missing = decision.Missing is [var first, ..] ? first : Reason.Of("SomeTeamServesTierAndFamily", asked.Work.Tier, asked.Work.Family);
            await db.RaiseAsync(
                AlertKind.NobodyQualified, string.Create(CultureInfo.InvariantCulture, $"nobody/{ticket.Id}/{(int)ticket.Tier}"), missing, now, cancellationToken,
                ticket.Tier, asked.ProviderId);
        }

        if (decision.AgentId is null)
        {
            await nextTier.CallAsync(ticket, asked, now, cancellationToken);
        }

        var next = profile.WholePlan.NextStepAt(ticket.CreatedAt, now);
        if (!await OffersAsync(ticket, cancellationToken))
        {
            return next;
        }

        if (decision.AgentId is { } best)
        {
            var expires = now + profile.Routing.OfferTime;
            ticket.Offer(Actor.Agent(best, decision.Considered[0].Name), expires, now);
            await dispatcher.ExpireAsync(ticket, expires, cancellationToken);
            return null;
        }

        return decision.WhyNobody == WhyNobody.NobodyFree ? now + Again : next;
    }

    private Task<bool> OffersAsync(Ticket ticket, CancellationToken cancellationToken) =>
        db.Teams.AnyAsync(t => t.Id == ticket.TeamId && t.Distribution == Distribution.Offer, cancellationToken);

    /// <summary>What was found is kept when it is another finding than the last: not each minute anew that nobody is free.</summary>
    private async Task KeepNewsAsync(Ticket ticket, Decision decision, CancellationToken cancellationToken)
    {
        var last = await db.Decisions.AsNoTracking().Where(d => d.TicketId == ticket.Id).OrderByDescending(d => d.At).ThenByDescending(d => d.Id)
            .Select(d => new { d.Path, d.AgentId, d.WhyNobody }).FirstOrDefaultAsync(cancellationToken);
        if (last is null || (last.Path, last.AgentId, last.WhyNobody) != (decision.Path, decision.AgentId, decision.WhyNobody))
        {
            dispatcher.Keep(ticket, decision);
        }
    }
}
