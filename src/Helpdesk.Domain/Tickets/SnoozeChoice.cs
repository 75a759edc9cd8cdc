using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

/// <summary>For how long a ticket is set aside, as people say it.</summary>
public enum SnoozeChoice
{
    LaterToday = 1,
    TomorrowMorning = 2,
    NextWeek = 3,

    /// <summary>A date and time of one's own.</summary>
    OwnTime = 4,
}

public static class SnoozeChoices
{
    private const int MorningHour = 8;

    private static readonly TimeSpan Later = TimeSpan.FromHours(3);

    /// <summary>What somebody means by it; null where the day has no such time any more, and for an own time.</summary>
    /// <param name="zone">The one in which they live.</param>
    public static DateTimeOffset? At(this SnoozeChoice choice, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return choice switch
        {
            SnoozeChoice.LaterToday => LaterOn(today, now, zone),
            SnoozeChoice.TomorrowMorning => today.AddDays(1).AddHours(MorningHour).In(zone),
            SnoozeChoice.NextWeek => today.AddDays(1 + (((int)DayOfWeek.Monday - (int)today.AddDays(1).DayOfWeek + 7) % 7)).AddHours(MorningHour).In(zone),
            SnoozeChoice.OwnTime => null,
        };
    }

    /// <summary>A whole quarter of an hour: nobody says "at 14:07".</summary>
    private static DateTimeOffset? LaterOn(DateTime today, DateTimeOffset now, TimeZoneInfo zone)
    {
        var quarter = TimeSpan.FromMinutes(15).Ticks;
        var later = new DateTimeOffset((now + Later).UtcTicks / quarter * quarter, TimeSpan.Zero);
        return TimeZoneInfo.ConvertTime(later, zone).Date == today ? later : null;
    }
}
