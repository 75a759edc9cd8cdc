using Helpdesk.Application.DueWork;
using Helpdesk.Application.Presences;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

/// <summary>An offer whose time is over: who missed it is away, and the next person is asked, unless it was to be this one and nobody else.</summary>
internal sealed class ExpireOffer(HelpdeskDbContext db, Dispatcher dispatcher) : IDueWork
{
    public const string Name = "OfferExpiry";

    public string Kind => Name;

    public bool IsAboutTickets => true;

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.TicketForVerbs(subject, cancellationToken) is not { } ticket)
        {
            return null;
        }

        if (ticket.Miss(now) is not { } missed)
        {
            return ticket.OpenOffer?.ExpiresAt;
        }

        (await db.WorkplaceAsync(missed.AgentId, now, cancellationToken)).Become(Presence.Away, now);
        if (missed.IsToOneAlone)
        {
            ticket.KeepWithOwner(now);
            return null;
        }

        var next = await dispatcher.OfferOnAsync(ticket, missed, now, cancellationToken);
        if (ticket.LooksForSomebody)
        {
            await db.ScheduleAsync(RouteTicket.Name, ticket.Id, now + RouteTicket.Again, cancellationToken);
        }

        return next;
    }
}
