using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

public enum RelaxationKind
{
    DropAdditionalSkill = 1,
    LowerLevel = 2,
    SecondaryTeam = 3,
    OtherProvider = 4,
    NextTier = 5,
}

/// <param name="After">How long the ticket has waited then, in the time the plan counts: of the clock or of business.</param>
public sealed record RelaxationStep(RelaxationKind Kind, TimeSpan After);

/// <summary>What is asked less of when nobody is found, one step after the other.</summary>
public sealed record RelaxationPlan(IReadOnlyList<RelaxationStep> Steps)
{
    public static readonly RelaxationPlan None = new([]);

    /// <summary>The hours in which a wait is counted; null for by the clock, nights and holidays too.</summary>
    public BusinessTime? Hours { get; init; }

    /// <summary>Without leaving the tier: what people who ask for work, and what the desk offers by itself, keep to.</summary>
    public RelaxationPlan WithinTheTier => this with { Steps = [.. Steps.Where(s => s.Kind != RelaxationKind.NextTier)] };

    /// <summary>Of one kind only.</summary>
    public RelaxationPlan Only(RelaxationKind kind) => this with { Steps = [.. Steps.Where(s => s.Kind == kind)] };

    /// <summary>How much of a wait counts.</summary>
    public TimeSpan Waited(DateTimeOffset since, DateTimeOffset now) => Hours?.Between(since, now) ?? now - since;

    /// <summary>How many steps the wait has reached.</summary>
    public int Reached(TimeSpan waited)
    {
        var reached = 0;
        while (reached < Steps.Count && Steps[reached].After <= waited)
        {
            reached++;
        }

        return reached;
    }

    /// <summary>The wait at which the next step is due; null after the last.</summary>
    public TimeSpan? NextStepAfter(TimeSpan waited) => Reached(waited) is var next && next < Steps.Count ? Steps[next].After : null;

    /// <summary>When the next step is due.</summary>
    public DateTimeOffset? NextStepAt(DateTimeOffset since, DateTimeOffset now) =>
        NextStepAfter(Waited(since, now)) is { } wait ? Hours?.After(since, wait) ?? since + wait : null;

    /// <summary>What came until then has waited so long; null where the plan has no such step.</summary>
    public DateTimeOffset? WaitingSince(RelaxationKind kind, DateTimeOffset now) =>
        Steps.FirstOrDefault(s => s.Kind == kind) is { } step ? Hours?.Before(now, step.After) ?? now - step.After : null;
}

/// <summary>A condition that was dropped, as it is kept with the decision.</summary>
/// <param name="Topic">The skill that was dropped or lowered.</param>
public sealed record Relaxed(RelaxationKind Kind, LocalizedText? Topic = null, SkillLevel? From = null, SkillLevel? To = null, Tier? ToTier = null);

/// <summary>What is still asked, and what is not any more.</summary>
public sealed record RelaxedCase(RoutingCase Case, IReadOnlyList<Relaxed> Dropped);

/// <summary>Asks less of whoever takes the work. Expiry, admission and safety skills are the gate's and stay; so does the provider, until its step.</summary>
public static class Relaxation
{
    /// <summary>The case after so many steps of the plan.</summary>
    public static RelaxedCase After(int steps, RelaxationPlan plan, RoutingCase asked) =>
        plan.Steps.Take(steps).Aggregate(new RelaxedCase(asked, []), (relaxed, step) => Apply(step.Kind, relaxed));

    /// <summary>As little relaxation as is enough, up to what the wait has reached; all that it has reached when nothing is.</summary>
    /// <returns>The case with the answer about it.</returns>
    public static (RelaxedCase Relaxed, T Answer) Least<T>(
        RoutingCase asked, RelaxationPlan plan, TimeSpan waited, Func<RoutingCase, T> judge, Func<T, bool> isEnough)
    {
        var reached = plan.Reached(waited);
        for (var steps = 0; ; steps++)
        {
            var relaxed = After(steps, plan, asked);
            var answer = judge(relaxed.Case);
            if (steps == reached || isEnough(answer))
            {
                return (relaxed, answer);
            }
        }
    }

    private static RelaxedCase Apply(RelaxationKind kind, RelaxedCase relaxed) => kind switch
    {
        RelaxationKind.DropAdditionalSkill => DropAdditionalSkill(relaxed),
        RelaxationKind.LowerLevel => LowerLevel(relaxed),
        RelaxationKind.SecondaryTeam => Widen(relaxed, Reach.OwnProvider, kind),
        RelaxationKind.OtherProvider => Widen(relaxed, Reach.AnyProvider, kind),
        RelaxationKind.NextTier => Raise(relaxed),
    };

    private static RelaxedCase DropAdditionalSkill(RelaxedCase relaxed) =>
        relaxed.Case.Work.Skills.LastOrDefault(s => s.Need == SkillNeed.Additional) is { } dropped
            ? Ask(relaxed, [.. relaxed.Case.Work.Skills.Where(s => s != dropped)], [new(RelaxationKind.DropAdditionalSkill, dropped.Topic, dropped.Level)])
            : relaxed;

    private static RelaxedCase LowerLevel(RelaxedCase relaxed)
    {
        var lowered = relaxed.Case.Work.Skills.Where(s => s.Need != SkillNeed.Safety && s.Level > SkillLevel.Trainee).ToList();
        return lowered.Count == 0 ? relaxed : Ask(
            relaxed,
            [.. relaxed.Case.Work.Skills.Select(s => lowered.Contains(s) ? s with { Level = s.Level - 1 } : s)],
            lowered.Select(s => new Relaxed(RelaxationKind.LowerLevel, s.Topic, s.Level, s.Level - 1)));
    }

    private static RelaxedCase Widen(RelaxedCase relaxed, Reach reach, RelaxationKind kind) =>
        relaxed.Case.Reach >= reach ? relaxed : new(relaxed.Case with { Reach = reach }, [.. relaxed.Dropped, new(kind)]);

    /// <summary>Teams serve one tier, so in the next one it is any team's.</summary>
    private static RelaxedCase Raise(RelaxedCase relaxed) =>
        relaxed.Case.Work.Tier.Above(relaxed.Case.LastTier) is { } tier
            ? new(
                relaxed.Case with { Work = relaxed.Case.Work with { Tier = tier }, TeamId = null },
                [.. relaxed.Dropped, new(RelaxationKind.NextTier, ToTier: tier)])
            : relaxed;

    private static RelaxedCase Ask(RelaxedCase relaxed, IReadOnlyList<RequiredSkill> skills, IEnumerable<Relaxed> dropped) =>
        new(relaxed.Case with { Work = relaxed.Case.Work with { Skills = skills } }, [.. relaxed.Dropped, .. dropped]);
}
