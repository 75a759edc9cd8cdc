namespace Helpdesk.Domain.Clocks;

/// <summary>When the steps of a clock fall due.</summary>
public static class StepTimes
{
    /// <summary>The moment of a step; null while nobody can say, because the clock stands and has not come so far.</summary>
    /// <param name="moment">The step's.</param>
    /// <param name="clock">Whose promise it is about.</param>
    /// <param name="dueAt">When so much of a target is used up, by the clock's ledger.</param>
    public static DateTimeOffset? At(StepMoment moment, TicketClock clock, Func<TimeSpan, DateTimeOffset?> dueAt)
    {
        var minutes = TimeSpan.FromMinutes(moment.Amount);
        return moment switch
        {
            { Measure: StepMeasure.Percent } => dueAt(clock.Target * moment.Amount / 100),
            { Measure: StepMeasure.Before, ByTheClock: true } => clock.DueAt - minutes,
            { Measure: StepMeasure.After, ByTheClock: true } => clock.DueAt + minutes,
            { Measure: StepMeasure.Before } => dueAt(clock.Target > minutes ? clock.Target - minutes : TimeSpan.Zero),
            { Measure: StepMeasure.After } => dueAt(clock.Target + minutes),
        };
    }
}

/// <summary>A step of a clock that has not been looked at, and when it is due.</summary>
public sealed record PendingStep(ClockStep Step, TicketClock Clock, DateTimeOffset DueAt);
