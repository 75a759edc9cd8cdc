using System.Globalization;
using System.Linq.Expressions;
using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Tickets;

/// <summary>
/// A place in a queue: what is due first, then priority, then what came back, then the longest wait. A page begins after one, so that however long
/// the queue is, a page costs the same.
/// </summary>
public sealed record QueuePosition(DateTimeOffset DueBy, int Priority, int Setbacks, DateTimeOffset CreatedAt, long Id)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{DueBy.UtcTicks}-{Priority}-{Setbacks}-{CreatedAt.UtcTicks}-{Id}");

    /// <summary>What <see cref="ToString"/> wrote; null for anything else.</summary>
    public static QueuePosition? Read(string? text)
    {
        var parts = (text ?? "").Split('-');
        return parts is [var due, var priority, var setbacks, var ticks, var id]
            && IsTime(due, out var by)
            && int.TryParse(priority, CultureInfo.InvariantCulture, out var p)
            && int.TryParse(setbacks, CultureInfo.InvariantCulture, out var s)
            && IsTime(ticks, out var at)
            && long.TryParse(id, CultureInfo.InvariantCulture, out var i)
            ? new(by, p, s, at, i)
            : null;

        static bool IsTime(string text, out DateTimeOffset time)
        {
            var known = long.TryParse(text, CultureInfo.InvariantCulture, out var ticks) && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks;
            time = known ? new DateTimeOffset(ticks, TimeSpan.Zero) : default;
            return known;
        }
    }

    /// <summary>Before the first.</summary>
    public static readonly QueuePosition Start = new(DateTimeOffset.MinValue, int.MinValue, int.MaxValue, DateTimeOffset.MinValue, 0);

    // The first condition alone bounds the range of the index; the others cut within it.
    private static readonly Expression<Func<Ticket, DateTimeOffset, int, int, DateTimeOffset, long, bool>> Later = (t, dueBy, priority, setbacks, createdAt, id) =>
        t.DueBy >= dueBy && (t.DueBy > dueBy || t.Priority > priority || (t.Priority == priority
            && (t.Setbacks < setbacks || (t.Setbacks == setbacks && (t.CreatedAt > createdAt || (t.CreatedAt == createdAt && t.Id > id))))));

    internal Expression<Func<Ticket, bool>> After => Compilable.Query<Func<Ticket, bool>>(t => IsAfter(t, DueBy, Priority, Setbacks, CreatedAt, Id));

    internal Expression<Func<Ticket, bool>> Before => t => t.DueBy <= DueBy && (t.DueBy < DueBy || t.Priority < Priority || (t.Priority == Priority
        && (t.Setbacks > Setbacks || (t.Setbacks == Setbacks && (t.CreatedAt < CreatedAt || (t.CreatedAt == CreatedAt && t.Id < Id))))));

    [WrittenAs(nameof(Later))]
    internal static bool IsAfter(
        Ticket ticket, DateTimeOffset dueBy, int priority, int setbacks, DateTimeOffset createdAt, long id) => throw WrittenAsAttribute.OnlyInAQuery;
}
