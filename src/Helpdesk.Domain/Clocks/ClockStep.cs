using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Clocks;

public enum StepMeasure
{
    /// <summary>When so many percent of the promised time are used.</summary>
    Percent = 1,

    /// <summary>So many minutes before it is due.</summary>
    Before = 2,

    /// <summary>So many minutes after it was due.</summary>
    After = 3,
}

/// <summary>When a step falls due, seen from a clock's promise.</summary>
/// <param name="Amount">Percent, or minutes.</param>
/// <param name="ByTheClock">Minutes as they pass, nights and holidays too; otherwise business time of the clock's calendar.</param>
public sealed record StepMoment(StepMeasure Measure, int Amount, bool ByTheClock)
{
    public const int MostPercent = 1000;

    /// <summary>Thirty days.</summary>
    public const int MostMinutes = 30 * 24 * 60;

    public Verdict CanBe() => Verdict.Unless(
        Enum.IsDefined(Measure) && Amount >= 0 && Amount <= (Measure == StepMeasure.Percent ? MostPercent : MostMinutes),
        Reason.Of("AStepIsWithin", MostPercent, MostMinutes / (24 * 60)).At(nameof(Amount)));
}

/// <summary>What a step does; any of them together.</summary>
[Flags]
public enum StepActions
{
    None = 0,

    /// <summary>Tells the people of <see cref="ClockStep.Recipients"/>.</summary>
    Notify = 1,

    /// <summary>One step more urgent, up to the highest.</summary>
    RaiseUrgency = 2,

    /// <summary>Hierarchically: a lead is called, and the ticket stays where and whose it is.</summary>
    CallLead = 4,

    /// <summary>Functionally: to the next tier, with what is known as its packet. Its owner is the sender.</summary>
    Escalate = 8,

    /// <summary>What waits for somebody else is taken up again.</summary>
    Resume = 16,
}

[Flags]
public enum StepRecipients
{
    None = 0,
    Owner = 1,
    Responsible = 2,
    TeamLeads = 4,

    /// <summary>Everybody on the team with which the ticket is.</summary>
    Team = 8,
}

/// <summary>On which tickets a step is taken; what is left out is not asked for.</summary>
/// <param name="LeastPriority">At least as important: 2 is 1 and 2.</param>
/// <param name="OnlyUnowned">Only where nobody has it.</param>
public sealed record StepCondition(int? LeastPriority, Tier? Tier, long? FamilyId, bool OnlyUnowned)
{
    public static readonly StepCondition Always = new(null, null, null, false);

    /// <summary>Why it is not taken on a ticket; empty where it is.</summary>
    public Verdict Holds(int priority, Tier tier, long familyId, bool isOwned) =>
        Verdict.Unless(LeastPriority is not { } least || priority <= least, Reason.Of("TheStepIsForPriority", LeastPriority ?? 0))
            .And(Verdict.Unless(Tier is not { } asked || tier == asked, Reason.Of("TheStepIsForTier", Tier ?? Teams.Tier.First)))
            .And(Verdict.Unless(FamilyId is not { } family || familyId == family, Reason.Of("TheStepIsForAnotherFamily")))
            .And(Verdict.Unless(!OnlyUnowned || !isOwned, Reason.Of("TheStepIsForUnowned")));
}

/// <summary>What happens before or after a promise falls due. Each step is taken once per clock and episode.</summary>
public sealed class ClockStep : Aggregate
{
    private ClockStep()
    {
    }

    public ClockStep(string name, StepRule rule, DateTimeOffset now) => Change(name, rule, now);

    public const int NameMaxLength = 100;

    public string Name { get; private set; } = "";

    public ClockKind Clock { get; private set; }

    /// <summary>Only for promises of this agreement; null for all.</summary>
    public long? AgreementId { get; private set; }

    public StepMoment Moment { get; private set; } = new(StepMeasure.Percent, 100, false);

    public StepCondition Condition { get; private set; } = StepCondition.Always;

    public StepActions Actions { get; private set; }

    public StepRecipients Recipients { get; private set; }

    /// <summary>The topic that an escalation by this step asks for; null for what the ticket asks for already.</summary>
    public long? TopicId { get; private set; }

    public bool Active { get; private set; } = true;

    /// <summary>A step is not taken for moments that were before it was made, or made another one.</summary>
    public DateTimeOffset HoldsFrom { get; private set; }

    public void Change(string name, StepRule rule, DateTimeOffset now)
    {
        rule.CanBe().OrThrow();
        (Name, Clock, AgreementId, Moment, Condition, Actions, Recipients, TopicId) =
            (name, rule.Clock, rule.AgreementId, rule.Moment, rule.Condition, rule.Actions, rule.Recipients, rule.TopicId);
        HoldsFrom = now;
    }

    public void SetActive(bool active, DateTimeOffset now) => (Active, HoldsFrom) = (active, now);

    /// <summary>Whether it is about this clock at all.</summary>
    public bool IsAbout(TicketClock clock) => Active && clock.Kind == Clock && (AgreementId is null || AgreementId == clock.AgreementId);
}

/// <summary>All of a step that can be chosen.</summary>
public sealed record StepRule(
    ClockKind Clock, long? AgreementId, StepMoment Moment, StepCondition Condition, StepActions Actions, StepRecipients Recipients, long? TopicId = null)
{
    public Verdict CanBe() =>
        Moment.CanBe()
            .And(Verdict.Unless(Actions != StepActions.None, Reason.Of("AStepDoesSomething").At(nameof(Actions))))
            .And(Verdict.Unless(!Actions.HasFlag(StepActions.Notify) || Recipients != StepRecipients.None, Reason.Of("SomebodyIsTold").At(nameof(Recipients))))
            .And(Verdict.Unless(Condition.LeastPriority is null or (>= 1 and <= Tickets.Priority.Lowest), Reason.Of("APriorityIsWithin", Tickets.Priority.Lowest).At(nameof(Condition.LeastPriority))));
}
