using System.Globalization;
using System.Linq.Expressions;
using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Tickets;

/// <summary>
/// A place in a queue: priority, then what came back, then the longest wait. A page begins after one, so that however long
/// the queue is, a page costs the same.
/// </summary>
public sealed record QueuePosition(int Priority, int Bounces, DateTimeOffset CreatedAt, long Id)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Priority}-{Bounces}-{CreatedAt.UtcTicks}-{Id}");

    /// <summary>What <see cref="ToString"/> wrote; null for anything else.</summary>
    public static QueuePosition? Read(string? text)
    {
        var parts = (text ?? "").Split('-');
        return parts is [var priority, var bounces, var ticks, var id]
            && int.TryParse(priority, CultureInfo.InvariantCulture, out var p)
            && int.TryParse(bounces, CultureInfo.InvariantCulture, out var b)
            && long.TryParse(ticks, CultureInfo.InvariantCulture, out var t) && t >= 0 && t <= DateTimeOffset.MaxValue.UtcTicks
            && long.TryParse(id, CultureInfo.InvariantCulture, out var i)
            ? new(p, b, new DateTimeOffset(t, TimeSpan.Zero), i)
            : null;
    }

    /// <summary>Before the first.</summary>
    public static readonly QueuePosition Start = new(int.MinValue, int.MaxValue, DateTimeOffset.MinValue, 0);

    // The first condition alone bounds the range of the index; the others cut within it.
    private static readonly Expression<Func<Ticket, int, int, DateTimeOffset, long, bool>> Later = (t, priority, bounces, createdAt, id) =>
        t.Priority >= priority && (t.Priority > priority
            || t.BounceCount < bounces || (t.BounceCount == bounces && (t.CreatedAt > createdAt || (t.CreatedAt == createdAt && t.Id > id))));

    internal Expression<Func<Ticket, bool>> After => Compilable.Query<Func<Ticket, bool>>(t => IsAfter(t, Priority, Bounces, CreatedAt, Id));

    internal Expression<Func<Ticket, bool>> Before => t => t.Priority <= Priority && (t.Priority < Priority
        || t.BounceCount > Bounces || (t.BounceCount == Bounces && (t.CreatedAt < CreatedAt || (t.CreatedAt == CreatedAt && t.Id < Id))));

    [WrittenAs(nameof(Later))]
    internal static bool IsAfter(Ticket ticket, int priority, int bounces, DateTimeOffset createdAt, long id) => throw WrittenAsAttribute.OnlyInAQuery;
}
