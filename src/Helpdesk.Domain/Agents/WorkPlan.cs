using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Agents;

/// <summary>When an agent works, in which languages, and how much the desk gives them by itself. Whoever has none is always on shift.</summary>
public sealed class WorkPlan : Aggregate
{
    private readonly List<WeeklyShift> week = [];
    private readonly List<DayException> exceptions = [];
    private readonly List<Absence> absences = [];

    private WorkPlan()
    {
    }

    public WorkPlan(long agentId, string timeZone) => (AgentId, TimeZone) = (agentId, timeZone);

    public const int TimeZoneMaxLength = 60;
    public const int MaxCapacity = 100;
    public const int MaxWaiting = 1000;
    public const int UsualCapacity = 8;
    public const int UsualWaitingLimit = 30;
    public const int MaxShifts = 28;
    public const int MaxEntries = 200;

    public long AgentId { get; private set; }

    /// <summary>IANA name of the zone in which the shifts are meant.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>The most tickets in work that the desk gives by itself; more than that only a person assigns.</summary>
    public int Capacity { get; private set; } = UsualCapacity;

    /// <summary>So many waiting tickets take no capacity.</summary>
    public int WaitingLimit { get; private set; } = UsualWaitingLimit;

    public SpokenLanguages Languages { get; private set; } = Spoken.Every;

    /// <summary>Empty where no shifts are kept: then they are always on shift, absences aside.</summary>
    public IReadOnlyCollection<WeeklyShift> Week => week;

    /// <summary>Days on which the week does not hold: other hours, or none.</summary>
    public IReadOnlyCollection<DayException> Exceptions => exceptions;

    public IReadOnlyCollection<Absence> Absences => absences;

    public static Verdict CanBe(int capacity, int waitingLimit, SpokenLanguages languages) =>
        Verdict.Unless(capacity is >= 0 and <= MaxCapacity, Reason.Of("CapacityIsWithin", 0, MaxCapacity).At(nameof(Capacity)))
            .And(Verdict.Unless(waitingLimit is >= 0 and <= MaxWaiting, Reason.Of("CapacityIsWithin", 0, MaxWaiting).At(nameof(WaitingLimit))))
            .And(Verdict.Unless(languages != SpokenLanguages.None, Reason.Of("EverybodySpeaksALanguage").At(nameof(Languages))));

    public static Verdict CanWork(IReadOnlyList<WeeklyShift> shifts) =>
        Verdict.Unless(shifts.Count <= MaxShifts, Reason.Of("AWeekHasSoManyShifts", MaxShifts).At(nameof(Week)))
            .Then(() => Verdict.Unless(shifts.All(s => s.From != s.Until), Reason.Of("AShiftHasALength").At(nameof(Week))))
            .Then(() => Verdict.Unless(!WeeklyShift.Overlap(shifts), Reason.Of("ShiftsDoNotOverlap").At(nameof(Week))));

    public void Change(string timeZone, int capacity, int waitingLimit, SpokenLanguages languages, IReadOnlyList<WeeklyShift> shifts)
    {
        CanBe(capacity, waitingLimit, languages).And(CanWork(shifts)).OrThrow();
        (TimeZone, Capacity, WaitingLimit, Languages) = (timeZone, capacity, waitingLimit, languages);
        week.Clear();
        week.AddRange(shifts);
    }

    /// <summary>Other hours on one day; two times alike for a day off.</summary>
    public Verdict CanExcept(DayException day) => Verdict.Unless(exceptions.Count < MaxEntries, Reason.Of("APlanHasSoManyEntries", MaxEntries))
        .Then(() => Verdict.Unless(exceptions.All(e => e.Day != day.Day), Reason.Of("ADayHasOneException").At("Day")));

    public void Except(DayException day)
    {
        CanExcept(day).OrThrow();
        exceptions.Add(day);
    }

    public void Restore(DateOnly day) => exceptions.RemoveAll(e => e.Day == day);

    public Verdict CanBeAbsent(DateTimeOffset from, DateTimeOffset until) =>
        Verdict.Unless(absences.Count < MaxEntries, Reason.Of("APlanHasSoManyEntries", MaxEntries))
            .Then(() => Verdict.Unless(until > from, Reason.Of("AnAbsenceEndsAfterItBegins").At("Until")))
            .Then(() => absences.Find(a => a.From < until && from < a.Until) is { } other
                ? Reason.Of("AbsencesDoNotOverlap", other.From, other.Until).At("From")
                : Verdict.Yes);

    public void BeAbsent(DateTimeOffset from, DateTimeOffset until, AbsenceKind kind)
    {
        CanBeAbsent(from, until).OrThrow();
        absences.Add(new Absence(from, until, kind));
    }

    public void Return(long absenceId) => absences.RemoveAll(a => a.Id == absenceId);

    public Schedule Schedule() => new(TimeZone, [.. week], [.. exceptions], [.. absences]);
}

public enum AbsenceKind
{
    Holiday = 1,
    Illness = 2,
    Training = 3,
    Other = 4,
}

public sealed class Absence : Entity
{
    private Absence()
    {
    }

    public Absence(DateTimeOffset from, DateTimeOffset until, AbsenceKind kind) => (From, Until, Kind) = (from, until, kind);

    public long PlanId { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public AbsenceKind Kind { get; private set; }
}

/// <summary>The languages of customers that somebody speaks.</summary>
[Flags]
public enum SpokenLanguages
{
    None = 0,
    English = 1,
    German = 2,
}

public static class Spoken
{
    public const SpokenLanguages Every = SpokenLanguages.English | SpokenLanguages.German;

    public static IReadOnlyList<Language> AsList(this SpokenLanguages spoken) => [.. Enum.GetValues<Language>().Where(l => spoken.HasFlag(Of(l)))];

    public static SpokenLanguages Of(Language language) => language switch
    {
        Language.English => SpokenLanguages.English,
        Language.German => SpokenLanguages.German,
    };
}
