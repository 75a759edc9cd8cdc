using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Clocks;

/// <summary>One promise about a ticket, as it is shown.</summary>
/// <param name="Agreement">Who promised it; null for an agreement that is out of use.</param>
/// <param name="Target">The business time that was promised.</param>
/// <param name="DueAt">Null while the time stands.</param>
/// <param name="Left">Business time that is left; negative after a breach.</param>
public sealed record TicketPromise(ClockKind Kind, string? Agreement, TimeSpan Target, DateTimeOffset StartedAt, DateTimeOffset? DueAt, TimeSpan Left)
{
    public bool Stands => DueAt is null;

    /// <summary>Four fifths of the time are used.</summary>
    public bool IsClose => Left < Target / 5;

    public bool IsBreached => Left < TimeSpan.Zero;

    /// <summary>Of a ticket read with its open clocks; the nearest first.</summary>
    internal static IReadOnlyList<TicketPromise> Of(Ticket ticket, PromiseBook book, PromiseBook.Known known, DateTimeOffset now) =>
    [
        .. ticket.Clocks.Where(c => c.IsOpen).Select(c =>
        {
            var agreement = known.Agreements.FirstOrDefault(a => a.Id == c.AgreementId);
            return new TicketPromise(c.Kind, agreement?.Name, c.Target, c.StartedAt, c.DueAt, c.DueAt is { } due ? book.Left(due, agreement?.CalendarId, now) : c.Left);
        }).OrderBy(p => p.DueAt ?? DateTimeOffset.MaxValue).ThenBy(p => p.Kind),
    ];
}
