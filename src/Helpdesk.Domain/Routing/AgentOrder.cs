using Helpdesk.Domain.Qualifications;

namespace Helpdesk.Domain.Routing;

/// <summary>What the order compares of somebody who is eligible.</summary>
/// <param name="Preferred">The sticky agent, within the time.</param>
/// <param name="Fit">The levels held in the required skills, summed: 0 for an override's guest and for somebody in training.</param>
/// <param name="Skills">How many skills they hold validly, in all families: generalists are kept free.</param>
/// <param name="Active">Tickets they work on.</param>
public readonly record struct Standing(bool Preferred, int Fit, int Skills, int Active, DateTimeOffset? LastCompletedAt, long AgentId)
{
    public static Standing Of(RoutingCandidate person, RoutingCase asked, DateTimeOffset now) => new(
        asked.PrefersAt(person.Agent.AgentId, now), FitOf(person.Agent, asked.Work, now), SkillsOf(person.Agent, now),
        person.Availability.Active, person.Availability.LastCompletedAt, person.Agent.AgentId);

    public static int FitOf(Candidate agent, Work work, DateTimeOffset now) =>
        work.Skills.Sum(s => LevelOf(agent, work.FamilyId, work.GenerationId, s.TopicId, now));

    /// <summary>The highest level that counts now and covers the generation; 0 for none.</summary>
    public static int LevelOf(Candidate agent, long familyId, long? generationId, long topicId, DateTimeOffset now) => agent.Qualifications
        .Where(q => q.FamilyId == familyId && q.TopicId == topicId && q.Covers(generationId) && q.StatusAt(now).Counts())
        .Max(q => (int?)q.Level) ?? 0;

    public static int SkillsOf(Candidate agent, DateTimeOffset now) =>
        agent.Qualifications.Where(q => q.StatusAt(now).Counts()).DistinctBy(q => (q.FamilyId, q.TopicId)).Count();
}

/// <summary>
/// Who of the eligible comes first: the preferred agent, the best fit, the least versatile, the fewest active tickets,
/// the longest since one was completed, the id. Total: two people are never equal.
/// </summary>
public sealed class AgentOrder : IComparer<Standing>
{
    public static readonly AgentOrder Instance = new();

    public int Compare(Standing x, Standing y) => Compare(x, y, out _);

    /// <param name="by">What told them apart.</param>
    public static int Compare(in Standing x, in Standing y, out ChosenFor by)
    {
        by = ChosenFor.Preferred;
        if (y.Preferred.CompareTo(x.Preferred) is not 0 and var preferred)
        {
            return preferred;
        }

        by = ChosenFor.Fit;
        if (y.Fit.CompareTo(x.Fit) is not 0 and var fit)
        {
            return fit;
        }

        by = ChosenFor.FewestSkills;
        if (x.Skills.CompareTo(y.Skills) is not 0 and var skills)
        {
            return skills;
        }

        by = ChosenFor.FewestActive;
        if (x.Active.CompareTo(y.Active) is not 0 and var active)
        {
            return active;
        }

        by = ChosenFor.LongestIdle;
        if (Nullable.Compare(x.LastCompletedAt, y.LastCompletedAt) is not 0 and var idle)
        {
            return idle;
        }

        by = ChosenFor.Id;
        return x.AgentId.CompareTo(y.AgentId);
    }
}

/// <summary>What decided between the chosen agent and the next best.</summary>
public enum ChosenFor
{
    /// <summary>Nobody else was eligible.</summary>
    Alone = 1,
    Preferred = 2,
    Fit = 3,
    FewestSkills = 4,
    FewestActive = 5,
    LongestIdle = 6,
    Id = 7,
}
