using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Trainings;

/// <summary>Whoever keeps solving cases of a skill need not sit in a course again to prove it: a lead confirms what the desk's history shows.</summary>
public static class RenewalByEvidence
{
    /// <summary>Cases that ask for the skill at this level prove the level that is to be renewed: no ticket asks for proficient.</summary>
    public static SkillLevel CasesAskFor(SkillLevel level) => level == SkillLevel.Proficient ? SkillLevel.Competent : level;

    /// <summary>It is verified and runs out or has run out.</summary>
    public static Verdict CanBeDue(QualificationStatus status) => Verdict.Unless(
        status is QualificationStatus.ExpiresSoon or QualificationStatus.Expired,
        Reason.Of("ARenewalComesNearTheEnd", Qualification.ExpiryNotice.Days));

    /// <param name="holderId">Whose qualification it is.</param>
    /// <param name="leadId">Who confirms.</param>
    /// <param name="status">Of the qualification, now.</param>
    /// <param name="solved">Cases of the skill that the holder solved in the course's window.</param>
    /// <param name="required">What the course asks for.</param>
    /// <param name="months">The course's window.</param>
    public static Verdict CanConfirm(long holderId, long leadId, QualificationStatus status, int solved, int required, int months) =>
        Verdict.Unless(holderId != leadId, Reason.Of("NobodyVerifiesTheirOwnQualification"))
            .Then(() => CanBeDue(status))
            .Then(() => Verdict.Unless(solved >= required, Reason.Of("EnoughCasesWereSolved", solved, required, months)));
}
