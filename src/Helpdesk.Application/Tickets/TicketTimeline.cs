using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>The conversation and what happened around it, oldest first; long ones a page at a time, the newest page first.</summary>
/// <param name="Entries">Messages and events of this page.</param>
/// <param name="HasEarlier">There is an older page.</param>
public sealed record TicketTimeline(IReadOnlyList<TimelineEntry> Entries, bool HasEarlier)
{
    public const int PageSize = 200;

    /// <summary>Events whose message stands in the conversation itself.</summary>
    private static readonly TicketEventKind[] Spoken =
        [TicketEventKind.Reported, TicketEventKind.Replied, TicketEventKind.NoteAdded, TicketEventKind.CustomerReplied];

    /// <param name="db">Where to read.</param>
    /// <param name="ticketId">A ticket that the user may see.</param>
    /// <param name="earlier">How many pages back.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<TicketTimeline> ReadAsync(HelpdeskDbContext db, long ticketId, int earlier, CancellationToken cancellationToken)
    {
        var messages = db.Messages.Where(m => m.TicketId == ticketId).Select(m => new
        {
            m.Id, Message = (int)m.Kind, Event = 0, Actor = m.AuthorKind, ActorId = m.AuthorId, Name = m.AuthorName, m.At,
            Text = (string?)m.Body, From = (string?)null, To = (string?)null,
        });
        var events = db.Events.Where(e => e.TicketId == ticketId && !Spoken.Contains(e.Kind)).Select(e => new
        {
            e.Id, Message = 0, Event = (int)e.Kind, Actor = e.ActorKind, e.ActorId, Name = e.ActorName, e.At,
            Text = e.Detail, e.From, e.To,
        });
        var rows = await messages.Concat(events)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Event).ThenByDescending(e => e.Id)
            .Skip(earlier * PageSize).Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var entries = rows.Take(PageSize).Reverse().Select(e => new TimelineEntry(
            e.Message == 0 ? null : (MessageKind)e.Message, (TicketEventKind)e.Event, e.Actor, e.ActorId, e.Name, e.At, e.Text ?? "", e.From, e.To));
        return new([.. entries], rows.Count > PageSize);
    }
}

/// <param name="Message">Null for an event.</param>
/// <param name="Text">What was said, or the detail of an event.</param>
public sealed record TimelineEntry(
    MessageKind? Message, TicketEventKind Event, ActorKind Actor, long? ActorId, string Name, DateTimeOffset At, string Text, string? From, string? To);
