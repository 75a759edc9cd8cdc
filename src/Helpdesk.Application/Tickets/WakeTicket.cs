using Helpdesk.Application.DueWork;
using Helpdesk.Data;

namespace Helpdesk.Application.Tickets;

/// <summary>The moment for which a ticket was set aside. What woke before by something else is left alone, and what was set aside anew sleeps on.</summary>
internal sealed class WakeTicket(HelpdeskDbContext db) : IDueWork
{
    public const string Name = "Waking";

    public string Kind => Name;

    public bool IsAboutTickets => true;

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.TicketInItsStay(subject, cancellationToken) is not { SnoozedUntil: not null } ticket)
        {
            return null;
        }

        ticket.WakeInTime(now);
        return ticket.SnoozedUntil;
    }
}
