using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Qualifications;

/// <summary>Topic × product family × optional generations.</summary>
public sealed class Skill : Retirable
{
    private readonly List<SkillGeneration> generations = [];

    private Skill()
    {
    }

    /// <summary>About a topic that is new, too.</summary>
    public Skill(Topic topic, long familyId, IEnumerable<long> generationIds)
        : this(topic.Id, familyId, generationIds) => Topic = topic;

    public Skill(long topicId, long familyId, IEnumerable<long> generationIds)
    {
        TopicId = topicId;
        FamilyId = familyId;
        generations.AddRange(generationIds.Distinct().Select(g => new SkillGeneration(g)));
    }

    public long TopicId { get; private set; }

    public Topic? Topic { get; private set; }

    public long FamilyId { get; private set; }

    /// <summary>The generations the skill is about; none means every generation that no sibling names.</summary>
    public IReadOnlyCollection<SkillGeneration> Generations => generations;

    /// <summary>
    /// A generation that some skill of the same topic and family names is covered by those skills only;
    /// one that nobody names is covered by the skills that name none. An unknown generation asks nothing.
    /// </summary>
    /// <param name="named">What this skill names.</param>
    /// <param name="namedBySiblings">What any skill of the same topic and family names.</param>
    public static bool Covers(long? generationId, IReadOnlyCollection<long> named, IReadOnlyCollection<long> namedBySiblings) =>
        generationId is not { } id || named.Contains(id) || (named.Count == 0 && !namedBySiblings.Contains(id));
}

public sealed class SkillGeneration
{
    private SkillGeneration()
    {
    }

    internal SkillGeneration(long generationId) => GenerationId = generationId;

    public long SkillId { get; private set; }

    public long GenerationId { get; private set; }
}
