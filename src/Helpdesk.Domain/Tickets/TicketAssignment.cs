using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

public enum AssignmentPath
{
    Claim = 1,
    Assign = 2,
    Return = 3,
    Reopen = 4,
    Offer = 5,
    Handover = 6,
    TakeNext = 7,
}

/// <summary>The proof, kept for ever, that somebody was allowed to take the ticket when they got it.</summary>
public sealed class TicketAssignment : Entity
{
    private readonly List<AssignmentProof> proofs = [];

    private TicketAssignment()
    {
    }

    internal TicketAssignment(AssignmentPath path, long agentId, Tier tier, DateTimeOffset at, GateDecision gate)
    {
        (Path, AgentId, Tier, At, OverrideId, TraineeshipId) = (path, agentId, tier, at, gate.OverrideId, gate.Training?.Id);
        proofs.AddRange(gate.Qualifications.Select(q => new AssignmentProof(q)));
    }

    public long TicketId { get; private set; }

    public AssignmentPath Path { get; private set; }

    public long AgentId { get; private set; }

    public Tier Tier { get; private set; }

    public DateTimeOffset At { get; private set; }

    public long? OverrideId { get; private set; }

    /// <summary>The traineeship under which they got it: a mentor releases what they answer.</summary>
    public long? TraineeshipId { get; private set; }

    public IReadOnlyCollection<AssignmentProof> Proofs => proofs;
}

public sealed class AssignmentProof
{
    private AssignmentProof()
    {
    }

    internal AssignmentProof(long qualificationId) => QualificationId = qualificationId;

    public long AssignmentId { get; private set; }

    public long QualificationId { get; private set; }
}
