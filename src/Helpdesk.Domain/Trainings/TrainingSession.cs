using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Trainings;

/// <summary>A course at a time and place, with so many places. Who comes when all are taken waits, and moves up in the order of coming.</summary>
public sealed partial class TrainingSession : Aggregate
{
    private readonly List<Enrolment> enrolments = [];

    private TrainingSession()
    {
    }

    public TrainingSession(long courseId, SessionPlan plan, DateTimeOffset now)
    {
        CanPlan(plan, now).OrThrow();
        (CourseId, CalendarKey) = (courseId, Guid.CreateVersion7(now));
        Take(plan);
    }

    public const int PlaceMaxLength = 300;
    public const int TrainerMaxLength = 120;
    public const int CancellationMaxLength = 500;
    public const int MaxPlaces = 500;

    public long CourseId { get; private set; }

    /// <summary>By this participants' calendars know the session again, whatever of it changes.</summary>
    public Guid CalendarKey { get; private set; }

    /// <summary>Counts what participants' calendars must follow: another time, another place, the cancellation.</summary>
    public int Revision { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>A room or the address of a meeting.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Who gives it; may be from outside.</summary>
    public string Trainer { get; private set; } = "";

    public int Places { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    public long? CancelledById { get; private set; }

    public string CancellationReason { get; private set; } = "";

    public IReadOnlyCollection<Enrolment> Enrolments => enrolments;

    public IEnumerable<Enrolment> Participants => enrolments.Where(e => e.State == EnrolmentState.Enrolled).OrderBy(e => e.Position);

    public IEnumerable<Enrolment> WaitingList => enrolments.Where(e => e.State == EnrolmentState.Waiting).OrderBy(e => e.Position);

    private int Taken => enrolments.Count(e => e.State == EnrolmentState.Enrolled);

    public static Verdict CanPlan(SessionPlan plan, DateTimeOffset now) =>
        Verdict.Unless(plan.StartsAt > now, Reason.Of("ASessionBeginsInTheFuture").At(nameof(StartsAt)))
            .And(Verdict.Unless(plan.EndsAt > plan.StartsAt, Reason.Of("ASessionEndsAfterItBegins").At(nameof(EndsAt))))
            .And(Numbers.Within(plan.Places, 1, MaxPlaces, nameof(Places)));

    public Verdict CanChange(DateTimeOffset now) => IsOn().Then(() => HasNotBegun(now));

    public Verdict CanChange(SessionPlan plan, DateTimeOffset now) => CanChange(now)
        .Then(() => CanPlan(plan, now))
        .Then(() => Verdict.Unless(plan.Places >= Taken, Reason.Of("EveryParticipantKeepsTheirPlace", Taken).At(nameof(Places))));

    /// <summary>Another time, place or number of places; whoever waits takes the places that this adds.</summary>
    public void Change(SessionPlan plan, DateTimeOffset now)
    {
        CanChange(plan, now).OrThrow();
        Revision += (plan.StartsAt, plan.EndsAt, plan.Place) == (StartsAt, EndsAt, Place) ? 0 : 1;
        Take(plan);
        FillPlaces(now);
    }

    public Verdict CanEnrol(long agentId, DateTimeOffset now) => CanChange(now)
        .Then(() => Verdict.Unless(!enrolments.Exists(e => e.IsIn && e.AgentId == agentId), Reason.Of("NobodyIsEnrolledTwice")));

    /// <summary>A place, or when all are taken the end of the waiting list.</summary>
    public Enrolment Enrol(long agentId, long byAgentId, DateTimeOffset now)
    {
        CanEnrol(agentId, now).OrThrow();
        var position = enrolments.Count == 0 ? 1 : enrolments.Max(e => e.Position) + 1;
        var enrolment = new Enrolment(position, agentId, Taken < Places, byAgentId, now);
        enrolments.Add(enrolment);
        return enrolment;
    }

    public Verdict CanWithdraw(long agentId, DateTimeOffset now) => CanChange(now)
        .Then(() => Verdict.Unless(enrolments.Exists(e => e.IsIn && e.AgentId == agentId), Reason.Of("OnlyWhoIsEnrolledWithdraws")));

    /// <summary>Gives the place up; whoever waits longest has it from now on.</summary>
    public void Withdraw(long agentId, DateTimeOffset now)
    {
        CanWithdraw(agentId, now).OrThrow();
        enrolments.Find(e => e.IsIn && e.AgentId == agentId)!.Withdraw(now);
        FillPlaces(now);
    }

    public Verdict CanCancel() => IsOn().Then(() => Verdict.Unless(ResultsAt is null, Reason.Of("ASessionWithResultsTookPlace")));

    public void Cancel(string reason, long byAgentId, DateTimeOffset now)
    {
        CanCancel().OrThrow();
        (CancelledAt, CancelledById, CancellationReason) = (now, byAgentId, reason);
        Revision++;
    }

    public SessionPhase PhaseAt(DateTimeOffset now) => PhaseAt(now, StartsAt, CancelledAt, ResultsAt);

    public static SessionPhase PhaseAt(DateTimeOffset now, DateTimeOffset startsAt, DateTimeOffset? cancelledAt, DateTimeOffset? resultsAt) =>
        cancelledAt is not null ? SessionPhase.Cancelled
        : resultsAt is not null ? SessionPhase.Finished
        : startsAt <= now ? SessionPhase.ResultsDue
        : SessionPhase.Planned;

    private Verdict IsOn() => Verdict.Unless(CancelledAt is null, Reason.Of("ACancelledSessionStaysCancelled"));

    private Verdict HasNotBegun(DateTimeOffset now) => Verdict.Unless(now < StartsAt, Reason.Of("ItIsOpenUntilItBegins", StartsAt));

    private void Take(SessionPlan plan) =>
        (StartsAt, EndsAt, Place, Trainer, Places) = (plan.StartsAt, plan.EndsAt, plan.Place, plan.Trainer, plan.Places);

    private void FillPlaces(DateTimeOffset now)
    {
        foreach (var next in WaitingList.Take(Places - Taken).ToList())
        {
            next.MoveUp(now);
        }
    }
}

public enum SessionPhase
{
    Planned = 1,
    ResultsDue = 2,
    Finished = 3,
    Cancelled = 4,
}

/// <summary>When and where a session is, who gives it, and for how many.</summary>
public sealed record SessionPlan(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string Trainer, int Places);
