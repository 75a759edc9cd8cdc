namespace Helpdesk.Domain.Trainings;

public enum EnrolmentState
{
    Enrolled = 1,
    Waiting = 2,
    Withdrawn = 3,
}

/// <summary>Somebody's place in a session or on its waiting list, and what came of it. Who comes back after withdrawing gets a new one.</summary>
public sealed class Enrolment
{
    private Enrolment()
    {
    }

    internal Enrolment(int position, long agentId, bool hasPlace, long enrolledById, DateTimeOffset now)
    {
        (Position, AgentId, EnrolledById, EnrolledAt) = (position, agentId, enrolledById, now);
        (State, PlaceAt) = hasPlace ? (EnrolmentState.Enrolled, now) : (EnrolmentState.Waiting, (DateTimeOffset?)null);
    }

    public long SessionId { get; private set; }

    /// <summary>The order in which people came; the waiting list moves up in it.</summary>
    public int Position { get; private set; }

    public long AgentId { get; private set; }

    public EnrolmentState State { get; private set; }

    public long EnrolledById { get; private set; }

    public DateTimeOffset EnrolledAt { get; private set; }

    /// <summary>Since when they have a place: later than they came, when they waited for it.</summary>
    public DateTimeOffset? PlaceAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool? Attended { get; private set; }

    public int? Score { get; private set; }

    public bool? Passed { get; private set; }

    internal bool IsIn => State != EnrolmentState.Withdrawn;

    internal void MoveUp(DateTimeOffset now) => (State, PlaceAt) = (EnrolmentState.Enrolled, now);

    internal void Withdraw(DateTimeOffset now) => (State, WithdrawnAt) = (EnrolmentState.Withdrawn, now);

    internal void Result(bool attended, int? score, bool passed) => (Attended, Score, Passed) = (attended, score, passed);
}
