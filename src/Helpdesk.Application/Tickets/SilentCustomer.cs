using Helpdesk.Application.DueWork;
using Helpdesk.Application.Ports;
using Helpdesk.Data;
using Helpdesk.Data.Notices;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>
/// A ticket that waits for its customer: they are reminded, and at last the desk stops waiting. What is due is judged when it runs, by
/// the ticket and the settings as they are then; whoever answered meanwhile hears nothing.
/// </summary>
internal sealed class SilentCustomer(HelpdeskDbContext db, IDeskWords words) : IDueWork
{
    public const string Name = "Silence";

    public string Kind => Name;

    public bool IsAboutTickets => true;

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.TicketForVerbs(subject, cancellationToken) is not { State: TicketState.WaitingForCustomer } ticket)
        {
            return null;
        }

        var times = (await db.Settings.AsNoTracking().SingleAsync(cancellationToken)).Silence;
        if (ticket.NextOfSilence(times) is { } due && due.At <= now)
        {
            await SayAsync(ticket, times, due.IsTheEnd, now, cancellationToken);
        }

        return ticket.NextOfSilence(times)?.At;
    }

    /// <summary>Into the conversation, and by mail to whoever does not look there; without the title, because nobody has confirmed that the address is the reporter's.</summary>
    private async Task SayAsync(Ticket ticket, SilenceTimes times, bool isTheEnd, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (isTheEnd)
        {
            ticket.EndUnanswered(times, words.Say(ticket.Language, "Silence.Ending"), Guid.CreateVersion7(), now);
        }
        else
        {
            ticket.Remind(times, words.Say(ticket.Language, "Silence.Reminder"), Guid.CreateVersion7(), now);
        }

        var customer = await db.Customers.AsNoTracking().FirstAsync(c => c.Id == ticket.CustomerId, cancellationToken);
        db.Outbox.Add(new OutgoingMail(
            customer, ticket.Language, ticket.Id, Reason.Of(isTheEnd ? "WeStoppedWaitingForYou" : "WeWaitForYourAnswer", ticket.Number), now));
    }
}
