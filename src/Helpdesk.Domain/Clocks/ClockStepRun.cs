using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Clocks;

/// <summary>That a step was looked at in one episode of one clock, and what came of it. There is one of each: that is what makes it happen once.</summary>
public sealed class ClockStepRun : Entity
{
    private ClockStepRun()
    {
    }

    public ClockStepRun(ClockStep step, TicketClock clock, DateTimeOffset dueAt, DateTimeOffset at)
    {
        (StepId, StepName, ClockId, Episode, TicketId) = (step.Id, step.Name, clock.Id, clock.Episode, clock.TicketId);
        (ClockKind, DueAt, At) = (clock.Kind, dueAt, at);
    }

    public long StepId { get; private set; }

    /// <summary>As it was called then.</summary>
    public string StepName { get; private set; } = "";

    public long ClockId { get; private set; }

    public int Episode { get; private set; }

    public long TicketId { get; private set; }

    public ClockKind ClockKind { get; private set; }

    /// <summary>When it was due; between this and <see cref="At"/> lies its lateness.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>What was done.</summary>
    public StepActions Done { get; private set; }

    /// <summary>Why it was not taken, or not all of it, as reasons (<see cref="ReasonJson"/>).</summary>
    public IReadOnlyList<Reason> WhyNot { get; private set; } = [];

    public void Did(StepActions done) => Done |= done;

    public void DidNot(IEnumerable<Reason> because) => WhyNot = [.. WhyNot, .. because];
}
