using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>Chooses a person for work among a few candidates, and says why. For a large desk there is <see cref="Roster"/>, which chooses the same.</summary>
public static class Router
{
    /// <summary>Asks for as little relaxation as finds somebody, up to what the wait has reached.</summary>
    /// <param name="waited">How long the work has waited as the plan counts it; by the clock when left out.</param>
    public static Decision Choose(
        RoutingCase asked, IReadOnlyList<RoutingCandidate> candidates, AdmissionRules rules, RelaxationPlan plan, DateTimeOffset now, TimeSpan? waited = null)
    {
        var (relaxed, judged) = Relaxation.Least(
            asked, plan, waited ?? plan.Waited(asked.WaitingSince, now),
            less => candidates.Select(c => new JudgedCandidate(c, Eligibility.Judge(c, less, rules, now))).ToList(),
            all => all.Exists(j => j.Decision.IsAllowed));
        return Decide(relaxed, judged, now);
    }

    private static Decision Decide(RelaxedCase relaxed, List<JudgedCandidate> judged, DateTimeOffset now)
    {
        var eligible = judged.Where(j => j.Decision.IsAllowed)
            .Select(j => (Standing: Standing.Of(j.Person, relaxed.Case, now), j.Person.Agent.Name, j.Decision.Gate.Training?.Mentor))
            .OrderBy(e => e.Standing, AgentOrder.Instance).ToList();
        var refused = judged.Where(j => !j.Decision.IsAllowed)
            .OrderBy(j => j.Decision.Refusals.Count).ThenBy(j => j.Person.Agent.AgentId);
        WhyNobody? why = eligible.Count > 0 ? null : WhyNobodyOf(relaxed.Case, judged, now);

        return new(
            now, relaxed.Case.Path, eligible.Count > 0 ? eligible[0].Standing.AgentId : null, BecauseOf(eligible), judged.Count,
            [.. eligible.Select(e => new Considered(e.Standing.AgentId, e.Name, [], e.Standing) { Mentor = e.Mentor }).Concat(refused.Select(AsConsidered)).Take(Decision.MostListed)],
            [.. judged.SelectMany(j => j.Decision.Refusals.Select(r => r.Reason.Key).Distinct()).CountBy(key => key)
                .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new ReasonCount(c.Key, c.Value))],
            relaxed.Dropped, why, why == WhyNobody.NobodyQualified ? MissingOf(relaxed.Case, judged, now) : []);
    }

    private static Considered AsConsidered(JudgedCandidate judged) =>
        new(judged.Person.Agent.AgentId, judged.Person.Agent.Name, [.. judged.Decision.Verdict.Reasons.Take(Decision.MostReasons)], null)
        {
            IsOnlyAway = judged.Decision.IsOnlyAway,
        };

    private static ChosenFor? BecauseOf(List<(Standing Standing, string Name, string? Mentor)> eligible)
    {
        if (eligible.Count < 2)
        {
            return eligible.Count == 1 ? ChosenFor.Alone : null;
        }

        AgentOrder.Compare(eligible[0].Standing, eligible[1].Standing, out var by);
        return by;
    }

    private static WhyNobody WhyNobodyOf(RoutingCase asked, List<JudgedCandidate> judged, DateTimeOffset now)
    {
        if (!judged.Exists(j => Gate.Judge(j.Person.Agent, asked.Work with { Skills = [] }, AdmissionRules.Open(asked.Work.Tier), now).Verdict.IsAllowed))
        {
            return WhyNobody.NoTeam;
        }

        var qualified = judged.FindAll(j => !j.Decision.RefusedFor(RefusalKind.Qualification) && !j.Decision.RefusedFor(RefusalKind.Reach));
        return qualified.Count == 0 ? WhyNobody.NobodyQualified
            : qualified.TrueForAll(j => j.Decision.RefusedFor(RefusalKind.Exclusion)) ? WhyNobody.EverybodyExcluded
            : WhyNobody.NobodyFree;
    }

    /// <summary>Each condition that nobody within reach meets; when each is met by somebody, that nobody meets them together.</summary>
    private static List<Reason> MissingOf(RoutingCase asked, List<JudgedCandidate> judged, DateTimeOffset now)
    {
        var work = asked.Work;
        var within = judged.Where(j => !j.Decision.RefusedFor(RefusalKind.Reach)).Select(j => j.Person).ToList();
        List<Reason> missing = [];
        foreach (var skill in work.Skills.Where(s => !within.Exists(p => Passes(p, [s], AdmissionRules.Open(work.Tier)))))
        {
            missing.Add(work.Generation is { } generation
                ? Reason.Of("SomebodyHoldsTheSkillForTheGeneration", skill.Topic, work.Family, generation, skill.Level)
                : Reason.Of("SomebodyHoldsTheSkill", skill.Topic, work.Family, skill.Level));
        }

        if (asked.Language is { } language && !within.Exists(p => p.Availability.Speaks(language)))
        {
            missing.Add(Reason.Of("SomebodySpeaksTheLanguage", language));
        }

        return missing.Count > 0 ? missing : [Reason.Of("SomebodyMeetsAllConditions", work.Tier, work.Family)];

        bool Passes(RoutingCandidate person, IReadOnlyList<RequiredSkill> skills, AdmissionRules rules) =>
            Gate.Judge(person.Agent, work with { Skills = skills }, rules, now).Verdict.IsAllowed;
    }

    private sealed record JudgedCandidate(RoutingCandidate Person, EligibilityDecision Decision);
}
