namespace Helpdesk.Data.Demo;

/// <summary>How long it takes until the next thing happens to a ticket.</summary>
internal enum Pace
{
    /// <summary>Somebody goes straight on.</summary>
    Moment,

    /// <summary>An agent works on it.</summary>
    Work,

    /// <summary>It waits in First Level's queue.</summary>
    Queue,

    /// <summary>It waits for a specialist.</summary>
    SpecialistQueue,

    /// <summary>It waits for, or is worked on by, developers.</summary>
    Development,

    /// <summary>The customer reads the mail and answers.</summary>
    Customer,

    /// <summary>The customer tries the solution.</summary>
    Trial,
}

internal static class Paces
{
    private const int OpensAt = 8;
    private const int ClosesAt = 18;
    private const int CustomersWakeAt = 7;
    private const int CustomersSleepAt = 22;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <param name="pace">What is waited for.</param>
    /// <param name="from">When the thing before happened.</param>
    /// <param name="luck">0 (at once) … 1 (as long as it ever takes).</param>
    public static DateTimeOffset Next(this Pace pace, DateTimeOffset from, double luck) => pace switch
    {
        Pace.Moment => Working(from, 0.02 + (luck * 0.06)),
        Pace.Work => Working(from, 0.1 + (luck * 0.9)),
        Pace.Queue => Working(from, 0.1 + (luck * luck * 3)),
        Pace.SpecialistQueue => Working(from, 0.4 + (luck * 7)),
        Pace.Development => Working(from, 2 + (luck * 14)),
        Pace.Customer => Waking(from.AddHours(0.3 + (luck * luck * 30))),
        Pace.Trial => Waking(from.AddHours(1 + (luck * 60))),
    };

    /// <summary>Customers write when they are awake.</summary>
    public static DateTimeOffset Waking(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        return WholeSecond(
            local.Hour < CustomersWakeAt ? Local(local.Date.AddHours(CustomersWakeAt) + (local.TimeOfDay / 2))
            : local.Hour >= CustomersSleepAt ? Local(local.Date.AddDays(1).AddHours(CustomersWakeAt) + (local.TimeOfDay - TimeSpan.FromHours(CustomersSleepAt)))
            : at);
    }

    /// <summary>So many hours of work later, Monday to Friday.</summary>
    private static DateTimeOffset Working(DateTimeOffset from, double hours)
    {
        var local = Opening(TimeZoneInfo.ConvertTime(from, Zone).DateTime);
        var left = TimeSpan.FromHours(hours);
        while (local.Date.AddHours(ClosesAt) is var closing && local + left > closing)
        {
            left -= closing - local;
            local = Opening(closing);
        }

        return WholeSecond(Local(local + left));
    }

    private static DateTime Opening(DateTime local)
    {
        var day = local.Hour >= ClosesAt ? local.Date.AddDays(1) : local.Date;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(1);
        }

        var opening = day.AddHours(OpensAt);
        return local > opening ? local : opening;
    }

    private static DateTimeOffset Local(DateTime local) => new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
