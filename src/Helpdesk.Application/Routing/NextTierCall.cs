using System.Globalization;
using Helpdesk.Application.Alerts;
using Helpdesk.Application.Settings;
using Helpdesk.Data;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Routing;

/// <summary>The last step of the plan: nobody of the tier was found all that time, so the leads are told once who of the next tier could take it.</summary>
internal sealed class NextTierCall(HelpdeskDbContext db, Dispatcher dispatcher, DeskProfile profile)
{
    /// <param name="asked">The work as its own tier asks for it.</param>
    public async Task CallAsync(Ticket ticket, RoutingCase asked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var raised = profile.WholePlan.Only(RelaxationKind.NextTier);
        var (higher, dropped) = Relaxation.After(raised.Reached(raised.Waited(asked.WaitingSince, now)), raised, asked);
        var key = string.Create(CultureInfo.InvariantCulture, $"next-tier/{ticket.Id}/{(int)ticket.Tier}");
        if (dropped.Count == 0 || await db.IsToldAsync(key, cancellationToken))
        {
            return;
        }

        var found = await dispatcher.FindAsync(higher, RelaxationPlan.None, now, cancellationToken);
        dispatcher.Keep(ticket, found with { Dropped = dropped });
        var reason = found.AgentId is null
            ? Reason.Of("SomebodyOfTheNextTierCouldTakeIt", ticket.Number, ticket.Tier, higher.Work.Tier)
            : Reason.Of("TheTierFindsSomebody", ticket.Number, ticket.Tier, higher.Work.Tier, found.Considered[0].Name);
        await db.RaiseAsync(AlertKind.NextTierCouldHelp, key, reason, now, cancellationToken, ticket.Tier);
    }
}
