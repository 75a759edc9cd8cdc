using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>A topic that whoever takes the ticket must know, for the ticket's family and generation.</summary>
public sealed class TicketSkill
{
    private TicketSkill()
    {
    }

    internal TicketSkill(long topicId, SkillLevel level, SkillNeed need = SkillNeed.Principal) => (TopicId, Level, Need) = (topicId, level, need);

    public long TicketId { get; private set; }

    public long TopicId { get; private set; }

    public SkillLevel Level { get; private set; }

    /// <summary>As whoever asked said; a topic of safety is safety all the same.</summary>
    public SkillNeed Need { get; private set; } = SkillNeed.Principal;

    /// <summary>All that an escalation asks of whoever takes it: what it is about and, besides, what would help.</summary>
    internal static IReadOnlyList<TicketSkill> AskedBy(Tier tier, long topicId, long? alsoTopicId) =>
    [
        new(topicId, LevelFor(tier)),
        .. alsoTopicId is { } also && also != topicId ? [new TicketSkill(also, LevelFor(tier), SkillNeed.Additional)] : Array.Empty<TicketSkill>(),
    ];

    /// <summary>What an escalation to this tier asks of the skill it names.</summary>
    public static SkillLevel LevelFor(Tier tier) => tier switch
    {
        Tier.First => SkillLevel.Developing,
        Tier.Second => SkillLevel.Competent,
        Tier.Third => SkillLevel.Expert,
    };
}
