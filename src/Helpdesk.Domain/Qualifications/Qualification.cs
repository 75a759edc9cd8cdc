using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Trainings;

namespace Helpdesk.Domain.Qualifications;

/// <summary>
/// An agent's proven skill. It is never changed or deleted, only verified and revoked, each with its time:
/// so it stays provable who was qualified when.
/// </summary>
public sealed class Qualification : Aggregate
{
    private Qualification()
    {
    }

    public Qualification(
        long agentId, long skillId, SkillLevel level, EvidenceKind evidence, string reference,
        DateTimeOffset validFrom, DateTimeOffset? validUntil, long recordedById, DateTimeOffset now)
    {
        CanBeValid(validFrom, validUntil).OrThrow();
        (AgentId, SkillId, Level, Evidence, Reference) = (agentId, skillId, level, evidence, reference);
        (ValidFrom, ValidUntil, RecordedById, RecordedAt) = (validFrom, validUntil, recordedById, now);
    }

    /// <summary>Earned in a session of a course, from its end on.</summary>
    public static Qualification FromTraining(
        long agentId, long skillId, SkillLevel level, TrainingSession session, string reference, DateTimeOffset? validUntil, long recordedById, DateTimeOffset now) =>
        new(agentId, skillId, level, EvidenceKind.Training, reference, session.EndsAt, validUntil, recordedById, now) { SessionId = session.Id };

    public const int ReferenceMaxLength = 200;
    public const int RevocationMaxLength = 500;

    /// <summary>How long before its end a qualification is shown as expiring.</summary>
    public static readonly TimeSpan ExpiryNotice = TimeSpan.FromDays(60);

    public long AgentId { get; private set; }

    public long SkillId { get; private set; }

    public SkillLevel Level { get; private set; }

    public EvidenceKind Evidence { get; private set; }

    /// <summary>Where the evidence is found: number of the certificate, file, name of the course.</summary>
    public string Reference { get; private set; } = "";

    public DateTimeOffset ValidFrom { get; private set; }

    /// <summary>The first moment it no longer counts; null for a degree that never expires.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    public long RecordedById { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The training session that it was earned in; null for every other evidence.</summary>
    public long? SessionId { get; private set; }

    public long? VerifiedById { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    public long? RevokedById { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string RevocationReason { get; private set; } = "";

    /// <summary>
    /// One document proves one time: the same one twice, for times that overlap, is a slip of the pen. A renewal has a document of its
    /// own and may begin before the old one ends.
    /// </summary>
    /// <param name="others">The times for which the same document proves the same skill already.</param>
    public static Verdict CanBeRecorded(DateTimeOffset from, DateTimeOffset? until, IEnumerable<(DateTimeOffset From, DateTimeOffset? Until)> others)
    {
        foreach (var other in others)
        {
            if ((other.Until is null || other.Until > from) && (until is null || other.From < until))
            {
                return Verdict.No(other.Until is { } end
                    ? Reason.Of("TheEvidenceIsRecordedFromUntil", other.From, end)
                    : Reason.Of("TheEvidenceIsRecordedFrom", other.From));
            }
        }

        return Verdict.Yes;
    }

    public static Verdict CanBeValid(DateTimeOffset from, DateTimeOffset? until) =>
        Verdict.Unless(until is null || until > from, Reason.Of("ValidityEndsAfterItBegins").At("ValidUntil"));

    public Verdict CanVerify(long agentId) => CanVerify(AgentId, agentId, VerifiedAt, RevokedAt);

    public static Verdict CanVerify(long holderId, long agentId, DateTimeOffset? verifiedAt, DateTimeOffset? revokedAt) =>
        Verdict.Unless(agentId != holderId, Reason.Of("NobodyVerifiesTheirOwnQualification"))
            .Then(() => Verdict.Unless(revokedAt is null, Reason.Of("RevokedStaysRevoked")))
            .Then(() => Verdict.Unless(verifiedAt is null, Reason.Of("VerifiedOnce")));

    public void Verify(long agentId, DateTimeOffset now)
    {
        CanVerify(agentId).OrThrow();
        (VerifiedById, VerifiedAt) = (agentId, now);
    }

    public Verdict CanRevoke() => Verdict.Unless(RevokedAt is null, Reason.Of("RevokedStaysRevoked"));

    public void Revoke(long agentId, string reason, DateTimeOffset now)
    {
        CanRevoke().OrThrow();
        (RevokedById, RevokedAt, RevocationReason) = (agentId, now, reason);
    }

    public QualificationStatus StatusAt(DateTimeOffset now) => Validity.StatusAt(now, ValidFrom, ValidUntil, VerifiedAt, RevokedAt);
}

public static class Validity
{
    /// <summary>To the second and beyond: from ≤ now &lt; until, verified and not revoked by then.</summary>
    public static QualificationStatus StatusAt(
        DateTimeOffset now, DateTimeOffset from, DateTimeOffset? until, DateTimeOffset? verifiedAt, DateTimeOffset? revokedAt) =>
        revokedAt <= now ? QualificationStatus.Revoked
        : until <= now ? QualificationStatus.Expired
        : verifiedAt is null || verifiedAt > now ? QualificationStatus.Unverified
        : from > now ? QualificationStatus.NotYetValid
        : until - now <= Qualification.ExpiryNotice ? QualificationStatus.ExpiresSoon
        : QualificationStatus.Valid;

    /// <summary>Days before the end at which its holder and the leads are told.</summary>
    public static readonly IReadOnlyList<int> NoticeDays = [60, 30, 7];

    /// <summary>The latest notice that is due; null when the end is further away than the first, or has come.</summary>
    public static int? NoticeDue(DateTimeOffset until, DateTimeOffset now) =>
        until <= now ? null : NoticeDays.Where(days => now >= until - TimeSpan.FromDays(days)).Select(days => (int?)days).Min();

    public static bool Counts(this QualificationStatus status) =>
        status is QualificationStatus.Valid or QualificationStatus.ExpiresSoon;
}
