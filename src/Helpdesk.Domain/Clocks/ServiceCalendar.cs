using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Clocks;

/// <summary>
/// The hours in which time counts, in one time zone. A change holds from the moment in which it is saved: what is past was counted by
/// the hours that held then, and stays so.
/// </summary>
public sealed class ServiceCalendar : Aggregate
{
    private readonly List<CalendarEdition> editions = [];

    private ServiceCalendar()
    {
    }

    public ServiceCalendar(string name, CalendarHours hours, DateTimeOffset now)
    {
        Name = name;
        Change(hours, now);
    }

    public const int NameMaxLength = 100;
    public const int TimeZoneMaxLength = WorkPlan.TimeZoneMaxLength;
    public const int MaxSpans = 28;
    public const int MaxDays = 1000;

    public string Name { get; private set; } = "";

    public IReadOnlyCollection<CalendarEdition> Editions => editions;

    /// <summary>The newest edition.</summary>
    public CalendarHours Hours => editions.MaxBy(e => e.HoldsFrom)!.Hours;

    /// <summary>What to count by, for all times.</summary>
    public BusinessTime BusinessTime() => new([.. editions.OrderBy(e => e.HoldsFrom).Select(e => new OpeningHours(e.HoldsFrom, e.Hours.AsSchedule()))]);

    public void Rename(string name) => Name = name;

    public void Change(CalendarHours hours, DateTimeOffset now)
    {
        hours.CanHold().OrThrow();
        if (editions.Count > 0 && hours.Equals(Hours))
        {
            return;
        }

        editions.RemoveAll(e => e.HoldsFrom >= now);
        editions.Add(new CalendarEdition(hours, now));
    }
}

/// <summary>A calendar as it held from some moment on.</summary>
public sealed class CalendarEdition
{
    private CalendarEdition()
    {
    }

    internal CalendarEdition(CalendarHours hours, DateTimeOffset holdsFrom) => (Hours, HoldsFrom) = (hours, holdsFrom);

    public long CalendarId { get; private set; }

    public DateTimeOffset HoldsFrom { get; private set; }

    public CalendarHours Hours { get; private set; } = null!;
}
