using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

public enum ReturnCode
{
    InsufficientInformation = 1,
    SolvableAtLowerLevel = 2,
    WrongProduct = 3,
    Duplicate = 4,
    Solved = 5,
    FinishWithCustomer = 6,
}

/// <summary>A functional escalation: from whom to where, with its packet, and how it came back.</summary>
public sealed class Escalation : Entity
{
    private readonly List<EscalationStep> steps = [];

    private Escalation()
    {
    }

    internal Escalation(
        Tier fromTier, long fromTeamId, long fromAgentId, EscalationTarget target, EscalationPacket packet,
        IEnumerable<TriedStep> tried, bool skipsTiers, DateTimeOffset at)
    {
        (FromTier, FromTeamId, FromAgentId) = (fromTier, fromTeamId, fromAgentId);
        (ToTier, ToTeamId, TopicId) = (target.Tier, target.TeamId, target.TopicId);
        AlsoTopicId = target.AlsoTopicId;
        (Packet, SentAt, BypassReason) = (packet, at, skipsTiers && !target.IsPlanned ? target.BypassReason : "");
        IsPlannedSkip = skipsTiers && target.IsPlanned;
        steps.AddRange(tried.Select((s, i) => new EscalationStep(i + 1, s)));
    }

    public const int NoteMaxLength = 4000;
    public const int BypassMaxLength = 500;

    public long TicketId { get; private set; }

    public Tier FromTier { get; private set; }

    public long FromTeamId { get; private set; }

    /// <summary>The return address.</summary>
    public long FromAgentId { get; private set; }

    public Tier ToTier { get; private set; }

    public long ToTeamId { get; private set; }

    /// <summary>The topic that is needed.</summary>
    public long TopicId { get; private set; }

    /// <summary>A topic that would help besides; given up when nobody is found who has it.</summary>
    public long? AlsoTopicId { get; private set; }

    public EscalationPacket Packet { get; private set; } = null!;

    public IReadOnlyCollection<EscalationStep> Steps => steps;

    /// <summary>Why a tier was passed over against the rule; empty when none was.</summary>
    public string BypassReason { get; private set; } = "";

    /// <summary>A tier was passed over as the family's rule plans it.</summary>
    public bool IsPlannedSkip { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>What was left of the time promised to the customer for a solution when it was sent; negative after a breach, null where nothing was promised.</summary>
    public TimeSpan? TimeLeft { get; private set; }

    /// <summary>How much had been promised.</summary>
    public TimeSpan? TimePromised { get; private set; }

    /// <summary>When and by whom it was first taken up after it arrived.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    public long? AcceptedById { get; private set; }

    public DateTimeOffset? ReturnedAt { get; private set; }

    public long? ReturnedById { get; private set; }

    public ReturnCode? ReturnCode { get; private set; }

    /// <summary>The item whose absence made it come back.</summary>
    public string ReturnMissing { get; private set; } = "";

    public string ReturnNote { get; private set; } = "";

    /// <summary>The clock goes on; this is what whoever gets it has of it.</summary>
    internal void Gets(TimeSpan left, TimeSpan promised) => (TimeLeft, TimePromised) = (left, promised);

    internal void Accept(long agentId, DateTimeOffset at)
    {
        if (AcceptedAt is null)
        {
            (AcceptedById, AcceptedAt) = (agentId, at);
        }
    }

    internal void Return(long agentId, ReturnCode code, string missing, string note, DateTimeOffset at) =>
        (ReturnedById, ReturnCode, ReturnMissing, ReturnNote, ReturnedAt) = (agentId, code, missing, note, at);
}

public sealed class EscalationStep
{
    private EscalationStep()
    {
    }

    internal EscalationStep(int position, TriedStep tried) => (Position, Step, Result) = (position, tried.Step, tried.Result);

    public long EscalationId { get; private set; }

    public int Position { get; private set; }

    public string Step { get; private set; } = "";

    public string Result { get; private set; } = "";
}

/// <summary>Where an escalation goes. The next tier is the default; passing one over needs a reason.</summary>
public sealed record EscalationTarget(Tier Tier, long TeamId, long TopicId, string BypassReason = "")
{
    /// <summary>What would help besides; given up when nobody is found who has it.</summary>
    public long? AlsoTopicId { get; init; }

    /// <summary>The family's rule plans to pass over the tier between, for the reason of the packet.</summary>
    public bool IsPlanned { get; init; }
}
