using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

public enum ConsultState
{
    Asked = 1,
    Answered = 2,
    Declined = 3,

    /// <summary>No longer needed: the owner or a lead said so, the ticket was solved, or it became the specialist's own.</summary>
    Ended = 4,
}

/// <summary>
/// A question about a ticket to one specialist, who answers it and never owns the ticket by it. Kept with the proof that they
/// were qualified when they were asked.
/// </summary>
public sealed class TicketConsult : Entity
{
    private readonly List<ConsultProof> proofs = [];

    private TicketConsult()
    {
    }

    internal TicketConsult(Actor by, Actor to, ConsultQuestion question, GateDecision gate, DateTimeOffset now)
    {
        (AskedById, AgentId, AskedAt) = (by.Id!.Value, to.Id!.Value, now);
        (Tier, TopicId, Level, Question, OverrideId) = (question.Tier, question.TopicId, question.Skill.Level, question.Text, gate.OverrideId);
        proofs.AddRange(gate.Qualifications.Select(q => new ConsultProof(q)));
    }

    public const int QuestionMaxLength = EscalationPacket.QuestionMaxLength;
    public const int AnswerMaxLength = EscalationPacket.LongMaxLength;
    public const int ReasonMaxLength = TicketOffer.ReasonMaxLength;

    public long TicketId { get; private set; }

    public ConsultState State { get; private set; } = ConsultState.Asked;

    /// <summary>In which the specialist had to be admitted.</summary>
    public Tier Tier { get; private set; }

    /// <summary>Of the ticket's family and generation.</summary>
    public long TopicId { get; private set; }

    public SkillLevel Level { get; private set; }

    public string Question { get; private set; } = "";

    public long AskedById { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public long AgentId { get; private set; }

    public long? OverrideId { get; private set; }

    public IReadOnlyCollection<ConsultProof> Proofs => proofs;

    /// <summary>What the specialist said: the answer or, where they declined, why.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>When it was answered, declined or ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    internal void End(ConsultState state, DateTimeOffset now, string answer = "") => (State, EndedAt, Answer) = (state, now, answer);
}

public sealed class ConsultProof
{
    private ConsultProof()
    {
    }

    internal ConsultProof(long qualificationId) => QualificationId = qualificationId;

    public long ConsultId { get; private set; }

    public long QualificationId { get; private set; }
}

/// <summary>What is asked, and of whom: somebody who is admitted to the tier and knows the topic as well as an escalation there would need it.</summary>
/// <param name="Text">One sentence.</param>
public sealed record ConsultQuestion(Tier Tier, long TopicId, string Text)
{
    public TicketSkill Skill => new(TopicId, TicketSkill.LevelFor(Tier));
}
