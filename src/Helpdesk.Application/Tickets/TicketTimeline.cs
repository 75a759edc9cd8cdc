using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
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
        [TicketEventKind.Reported, TicketEventKind.Replied, TicketEventKind.NoteAdded, TicketEventKind.InHouseNoteAdded, TicketEventKind.CustomerReplied];

    private static readonly PerModel<Func<HelpdeskDbContext, long, int, long?, IAsyncEnumerable<Row>>> Rows = new(() =>
        EF.CompileAsyncQuery(Compilable.Query<Func<HelpdeskDbContext, long, int, long?, IQueryable<Row>>>((db, ticketId, skip, provider) =>
            db.Messages.Where(m => m.TicketId == ticketId && (provider == null || !m.InHouse))
                .Select(m => new Row
                {
                    Id = m.Id, Message = (int)m.Kind, InHouse = m.InHouse, Event = 0, Actor = m.AuthorKind, ActorId = m.AuthorId, At = m.At,
                    Name = Visibility.ActorNamed(db, provider, m.AuthorKind, m.AuthorId, m.AuthorName),
                    Text = m.Body, From = null, To = null,
                })
                .Concat(db.Events.Where(e => e.TicketId == ticketId && !Spoken.Contains(e.Kind))
                    .Select(e => new Row
                    {
                        Id = e.Id, Message = 0, InHouse = false, Event = (int)e.Kind, Actor = e.ActorKind, ActorId = e.ActorId, At = e.At,
                        Name = Visibility.ActorNamed(db, provider, e.ActorKind, e.ActorId, e.ActorName),
                        Text = Visibility.Word(db, provider, e.DetailAgentId, e.Detail),
                        From = e.From,
                        To = Visibility.TeamWord(db, provider, e.ToTeamId, Visibility.Word(db, provider, e.ToAgentId, e.To)),
                    }))
                .OrderByDescending(e => e.At).ThenByDescending(e => e.Event).ThenByDescending(e => e.Id)
                .Skip(skip).Take(PageSize + 1))));

    /// <param name="db">Where to read.</param>
    /// <param name="ticketId">A ticket that the user may see.</param>
    /// <param name="earlier">How many pages back.</param>
    /// <param name="reader">Who reads it: a provider's people get no in-house note.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<TicketTimeline> ReadAsync(
        HelpdeskDbContext db, long ticketId, int earlier, CurrentUser reader, CancellationToken cancellationToken)
    {
        var rows = await Rows.For(db)(db, ticketId, earlier * PageSize, reader.ProviderId).ToListAsync(cancellationToken);
        var entries = Enumerable.Reverse(rows.Take(PageSize)).Select(e => new TimelineEntry(
            e.Message == 0 ? null : (MessageKind)e.Message, (TicketEventKind)e.Event, e.Actor, e.ActorId, e.Name, e.At, e.Text ?? "", e.From, e.To)
            { InHouse = e.InHouse });
        return new([.. entries], rows.Count > PageSize);
    }

    /// <summary>Both kinds alike, named one by one: a set operation is translated for such rows only.</summary>
    private sealed record Row
    {
        public long Id { get; init; }

        public int Message { get; init; }

        public bool InHouse { get; init; }

        public int Event { get; init; }

        public ActorKind Actor { get; init; }

        public long? ActorId { get; init; }

        public string Name { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public string? Text { get; init; }

        public string? From { get; init; }

        public string? To { get; init; }
    }
}

/// <param name="Message">Null for an event.</param>
/// <param name="Text">What was said, or the detail of an event.</param>
public sealed record TimelineEntry(
    MessageKind? Message, TicketEventKind Event, ActorKind Actor, long? ActorId, string Name, DateTimeOffset At, string Text, string? From, string? To)
{
    public bool InHouse { get; init; }
}
