using Helpdesk.Application.DueWork;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>Looks after the time that First Level has for trying: when work on a ticket begins or goes on, its end is planned.</summary>
internal sealed class TimeBoxKeeper(HelpdeskDbContext db, PromiseBook book)
{
    /// <summary>What begins work on a ticket, lets it go on, or changes how long it may take.</summary>
    private static readonly HashSet<TicketEventKind> Begins =
    [
        TicketEventKind.Claimed, TicketEventKind.Assigned, TicketEventKind.OfferAccepted, TicketEventKind.CustomerReplied, TicketEventKind.Resumed,
        TicketEventKind.Reopened, TicketEventKind.Returned, TicketEventKind.Transferred, TicketEventKind.Categorised,
    ];

    /// <returns>Whether there is something to save.</returns>
    public async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        var planned = false;
        foreach (var ticket in db.Tickets.Local.Where(t => t.IsBeingTried && t.Events.Any(e => Begins.Contains(e.Kind))).ToList())
        {
            planned |= await PlanAsync(ticket, ticket.UpdatedAt, cancellationToken);
        }

        return planned;
    }

    /// <summary>The end of a ticket's time is planned, where it has one. A row that is not needed any more finds out by itself.</summary>
    /// <returns>Whether it has one.</returns>
    public async Task<bool> PlanAsync(Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await LookAsync(ticket, now, cancellationToken) is not var (_, ends))
        {
            return false;
        }

        await db.ScheduleAsync(EndTimeBox.Name, ticket.Id, ends, cancellationToken);
        return true;
    }

    /// <summary>How long it may be tried, and when that is over if the work goes on; null where nobody works on it or nothing is set.</summary>
    public async Task<(TimeBox Box, DateTimeOffset Ends)?> LookAsync(Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await book.OfAsync(db, cancellationToken);
        if (!ticket.IsBeingTried || known.TimeBoxFor(ticket.FamilyId, ticket.CategoryId) is not var (box, hours))
        {
            return null;
        }

        var (events, stays) = await db.PastOfAsync(ticket, cancellationToken);
        var used = WorkingTime.Of(stays.MaxBy(s => s.From)!.Id, TicketPast.Of(ticket.CreatedAt, events, stays), hours, now);
        return (box, hours.After(now, box.Time - used));
    }
}

/// <summary>The time is over that First Level has for trying: its owner is reminded, with the escalation prepared.</summary>
internal sealed class EndTimeBox(HelpdeskDbContext db, TimeBoxKeeper keeper) : IDueWork
{
    public const string Name = "TimeBox";

    public string Kind => Name;

    public bool IsAboutTickets => true;

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.TicketInItsStay(subject, cancellationToken) is not { } ticket || await keeper.LookAsync(ticket, now, cancellationToken) is not var (box, ends))
        {
            return null;
        }

        if (ends > now)
        {
            return ends;
        }

        ticket.ReachTimeBox(box.Time, now);
        return null;
    }
}
