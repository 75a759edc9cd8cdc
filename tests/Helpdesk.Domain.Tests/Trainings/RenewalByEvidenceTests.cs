using Helpdesk.Domain.Trainings;

namespace Helpdesk.Domain.Tests.Trainings;

public sealed class RenewalByEvidenceTests
{
    private static readonly Reason Early = Reason.Of("ARenewalComesNearTheEnd", 60);

    [Theory]
    [InlineData(QualificationStatus.ExpiresSoon, true)]
    [InlineData(QualificationStatus.Expired, true)]
    [InlineData(QualificationStatus.Valid, false)]
    [InlineData(QualificationStatus.NotYetValid, false)]
    [InlineData(QualificationStatus.Unverified, false)]
    [InlineData(QualificationStatus.Revoked, false)]
    public void Only_what_runs_out_or_has_run_out_is_renewed(QualificationStatus status, bool due) =>
        RenewalByEvidence.CanConfirm(3, 6, status, 12, 12, 6).IsRefused(due ? [] : [Early]);

    [Fact]
    public void The_cases_must_be_enough_and_the_holder_confirms_nothing()
    {
        RenewalByEvidence.CanConfirm(3, 6, QualificationStatus.ExpiresSoon, 11, 12, 6).IsRefused(Reason.Of("EnoughCasesWereSolved", 11, 12, 6));
        RenewalByEvidence.CanConfirm(3, 3, QualificationStatus.ExpiresSoon, 99, 12, 6).IsRefused(Reason.Of("NobodyVerifiesTheirOwnQualification"));
    }

    [Theory]
    [InlineData(SkillLevel.Trainee, SkillLevel.Trainee)]
    [InlineData(SkillLevel.Competent, SkillLevel.Competent)]
    [InlineData(SkillLevel.Proficient, SkillLevel.Competent)]
    [InlineData(SkillLevel.Expert, SkillLevel.Expert)]
    public void A_level_is_proven_by_cases_that_ask_for_it(SkillLevel level, SkillLevel asked) =>
        Assert.Equal(asked, RenewalByEvidence.CasesAskFor(level));
}
