using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

/// <summary>
/// What the gate says of everybody at one time, a bit each, asked once for every kind of work. Only those are asked whom it could let pass:
/// members of a team for the work, and for a skill those who hold something about its topic, have an override or are in training.
/// </summary>
internal sealed class GateAnswers
{
    private readonly Candidate[] agents;
    private readonly AdmissionRules rules;
    private readonly DateTimeOffset now;
    private readonly List<int> everybody;
    private readonly List<int> letIn;
    private readonly Dictionary<(long Family, long Topic), List<int>> holders = [];
    private readonly Dictionary<Kind, ulong[]> answers = [];
    private readonly Dictionary<(long Family, long? Generation, long Topic), byte[]> levels = [];

    public GateAnswers(Candidate[] agents, AdmissionRules rules, DateTimeOffset now)
    {
        (this.agents, this.rules, this.now) = (agents, rules, now);
        everybody = [.. Enumerable.Range(0, agents.Length)];
        letIn = everybody.FindAll(i => agents[i].Overrides.Count > 0 || agents[i].Trainings.Count > 0);
        foreach (var (i, family, topic) in everybody.SelectMany(i => agents[i].Qualifications.Select(q => (i, q.FamilyId, q.TopicId))).Distinct())
        {
            if (!holders.TryGetValue((family, topic), out var those))
            {
                holders[(family, topic)] = those = [];
            }

            those.Add(i);
        }
    }

    /// <summary>Members of a team for tier and family.</summary>
    public ulong[] Serving(Tier tier, long familyId)
    {
        var kind = new Kind(tier, familyId, null, null, null, Open: true);
        return answers.TryGetValue(kind, out var answer)
            ? answer
            : Ask(kind, everybody, new(tier, familyId, new("", ""), null, null, []), AdmissionRules.Open(tier));
    }

    /// <summary>Who may have work of this tier and family that asks for no skill.</summary>
    public ulong[] Admitted(Work work)
    {
        var kind = new Kind(work.Tier, work.FamilyId, null, null, null, Open: false);
        return answers.TryGetValue(kind, out var answer) ? answer : Ask(kind, everybody, work with { Skills = [] }, rules);
    }

    /// <summary>Who may have work that asks for this skill alone.</summary>
    public ulong[] Skilled(Work work, RequiredSkill skill)
    {
        var kind = new Kind(work.Tier, work.FamilyId, work.GenerationId, skill.TopicId, skill.Level, Open: false) { IsSafety = skill.Need == SkillNeed.Safety };
        return answers.TryGetValue(kind, out var answer)
            ? answer
            : Ask(kind, HoldersOf(work.FamilyId, skill.TopicId).Concat(letIn), work with { Skills = [skill] }, rules);
    }

    /// <summary>The level that everybody holds, 0 for none.</summary>
    public byte[] Levels(Work work, long topicId)
    {
        var key = (work.FamilyId, work.GenerationId, topicId);
        if (!levels.TryGetValue(key, out var column))
        {
            levels[key] = column = new byte[agents.Length];
            foreach (var i in HoldersOf(work.FamilyId, topicId))
            {
                column[i] = (byte)Standing.LevelOf(agents[i], work.FamilyId, work.GenerationId, topicId, now);
            }
        }

        return column;
    }

    private List<int> HoldersOf(long familyId, long topicId) => holders.GetValueOrDefault((familyId, topicId)) ?? [];

    private ulong[] Ask(Kind kind, IEnumerable<int> whom, Work work, AdmissionRules asked)
    {
        var answer = answers[kind] = Bits.For(agents.Length);
        foreach (var i in whom)
        {
            if (IsMember(agents[i].Teams, work) && Gate.Judge(agents[i], work, asked, now).Verdict.IsAllowed)
            {
                answer.Put(i, true);
            }
        }

        return answer;
    }

    private static bool IsMember(IReadOnlyList<CandidateTeam> teams, Work work)
    {
        for (var t = 0; t < teams.Count; t++)
        {
            if (teams[t].Tier == work.Tier && teams[t].Serves(work.FamilyId))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Kind(Tier Tier, long FamilyId, long? GenerationId, long? TopicId, SkillLevel? Level, bool Open)
    {
        /// <summary>Is not learnt at work: the one thing besides its level by which the gate tells the need for a skill from another.</summary>
        public bool IsSafety { get; init; }
    }
}
