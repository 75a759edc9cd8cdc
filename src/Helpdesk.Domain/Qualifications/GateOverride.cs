using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Qualifications;

/// <summary>A lead lets somebody work in a tier and family despite missing qualifications: with a reason and an end.</summary>
public sealed class GateOverride : Aggregate
{
    private GateOverride()
    {
    }

    public GateOverride(long agentId, Tier tier, long familyId, string reason, DateTimeOffset validUntil, long grantedById, DateTimeOffset now)
    {
        CanGrant(agentId, grantedById, validUntil, now).OrThrow();
        (AgentId, Tier, FamilyId, Reason) = (agentId, tier, familyId, reason);
        (ValidUntil, GrantedById, GrantedAt) = (validUntil, grantedById, now);
    }

    public const int ReasonMaxLength = 500;

    public static readonly TimeSpan LongestDuration = TimeSpan.FromDays(90);

    public long AgentId { get; private set; }

    public Tier Tier { get; private set; }

    public long FamilyId { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset ValidUntil { get; private set; }

    public long GrantedById { get; private set; }

    public DateTimeOffset GrantedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static Verdict CanGrant(long agentId, long grantedById, DateTimeOffset validUntil, DateTimeOffset now) =>
        Verdict.Unless(agentId != grantedById, Shared.Reason.Of("NobodyOverridesTheirOwnGate"))
            .And(Verdict.Unless(validUntil > now, Shared.Reason.Of("AnOverrideEndsInTheFuture").At("ValidUntil")))
            .And(Verdict.Unless(validUntil <= now + LongestDuration, Shared.Reason.Of("AnOverrideIsTemporary", LongestDuration.Days).At("ValidUntil")));

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
