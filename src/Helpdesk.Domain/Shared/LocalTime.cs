namespace Helpdesk.Domain.Shared;

public static class LocalTime
{
    /// <summary>The moment that somebody means by what they typed; a time that the clocks skip is meant an hour later.</summary>
    /// <param name="typed">Date and time in the zone.</param>
    public static DateTimeOffset In(this DateTime typed, TimeZoneInfo zone)
    {
        var wall = DateTime.SpecifyKind(typed, DateTimeKind.Unspecified);
        wall = zone.IsInvalidTime(wall) ? wall.AddHours(1) : wall;
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }
}
