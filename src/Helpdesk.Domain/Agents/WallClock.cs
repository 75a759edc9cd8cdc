namespace Helpdesk.Domain.Agents;

/// <summary>
/// The moment at which the wall clock first shows a time; where it is set forward over it, the moment it is set.
/// So a night shift is an hour shorter or longer when the clocks change, and shifts that touch neither part nor overlap.
/// </summary>
internal sealed class WallClock(TimeZoneInfo zone)
{
    private DateOnly? asked;
    private TimeSpan? steady;

    /// <summary>Asked for one day after another: a day on which the clocks do not change is looked up once.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        if (asked != day)
        {
            (asked, steady) = (day, SteadyOffset(day.ToDateTime(default)));
        }

        var local = day.ToDateTime(time);
        return steady is { } offset ? new DateTimeOffset(local.Ticks - offset.Ticks, TimeSpan.Zero) : At(zone, local);
    }

    public static DateTimeOffset At(TimeZoneInfo zone, DateTime local)
    {
        if (zone.IsInvalidTime(local))
        {
            var after = local;
            while (zone.IsInvalidTime(after))
            {
                after = after.AddMinutes(1);
            }

            return At(zone, new DateTime(after.Ticks - (after.Ticks % TimeSpan.TicksPerMinute)));
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The offset of a day on which the clocks do not change; null where they do.</summary>
    private TimeSpan? SteadyOffset(DateTime midnight)
    {
        var (offset, next) = (zone.GetUtcOffset(midnight), midnight.AddDays(1));
        return offset == zone.GetUtcOffset(next) && !zone.IsAmbiguousTime(midnight) && !zone.IsAmbiguousTime(next) ? offset : null;
    }
}
