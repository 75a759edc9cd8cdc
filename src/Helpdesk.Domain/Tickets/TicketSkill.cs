using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>A topic that whoever takes the ticket must know, for the ticket's family and generation.</summary>
public sealed class TicketSkill
{
    private TicketSkill()
    {
    }

    internal TicketSkill(long topicId, SkillLevel level) => (TopicId, Level) = (topicId, level);

    public long TicketId { get; private set; }

    public long TopicId { get; private set; }

    public SkillLevel Level { get; private set; }

    /// <summary>What an escalation to this tier asks of the skill it names.</summary>
    public static SkillLevel LevelFor(Tier tier) => tier switch
    {
        Tier.First => SkillLevel.Developing,
        Tier.Second => SkillLevel.Competent,
        Tier.Third => SkillLevel.Expert,
    };
}
