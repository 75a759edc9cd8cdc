namespace Helpdesk.Domain.Tests.Qualifications;

public sealed class QualificationTests
{
    private static readonly DateTimeOffset Now = Desk.Monday;

    [Fact]
    public void A_qualification_counts_from_the_moment_somebody_else_verifies_it()
    {
        var held = Recorded();
        Assert.Equal(QualificationStatus.Unverified, held.StatusAt(Now));

        held.Verify(Desk.Lea.Id, Now);
        Assert.Equal((Desk.Lea.Id, Now), (held.VerifiedById, held.VerifiedAt));
        Assert.Equal(QualificationStatus.Valid, held.StatusAt(Now));
        Assert.Equal(QualificationStatus.Unverified, held.StatusAt(Now.AddTicks(-1)));
    }

    [Fact]
    public void Nobody_verifies_their_own_qualification() =>
        Refused(Recorded(), held => held.CanVerify(Desk.Sam.Id), held => held.Verify(Desk.Sam.Id, Now), "NobodyVerifiesTheirOwnQualification");

    [Fact]
    public void A_verification_is_never_replaced()
    {
        var held = Recorded();
        held.Verify(Desk.Lea.Id, Now);

        Refused(held, q => q.CanVerify(Desk.Sue.Id), q => q.Verify(Desk.Sue.Id, Now.AddDays(1)), "VerifiedOnce");
        Assert.Equal((Desk.Lea.Id, Now), (held.VerifiedById, held.VerifiedAt));
    }

    [Fact]
    public void What_is_revoked_stays_revoked()
    {
        var held = Recorded();
        held.Verify(Desk.Lea.Id, Now);
        held.Revoke(Desk.Sue.Id, "The certificate was withdrawn.", Now.AddDays(1));

        Assert.Equal((Desk.Sue.Id, Now.AddDays(1), "The certificate was withdrawn."), (held.RevokedById, held.RevokedAt, held.RevocationReason));
        Assert.Equal(QualificationStatus.Revoked, held.StatusAt(Now.AddDays(1)));
        Refused(held, q => q.CanRevoke(), q => q.Revoke(Desk.Lea.Id, "Again", Now.AddDays(2)), "RevokedStaysRevoked");
        Refused(held, q => q.CanVerify(Desk.Lea.Id), q => q.Verify(Desk.Lea.Id, Now.AddDays(2)), "RevokedStaysRevoked");
    }

    [Fact]
    public void It_stays_provable_that_somebody_was_qualified_before_the_revocation()
    {
        var held = Recorded();
        held.Verify(Desk.Lea.Id, Now);
        held.Revoke(Desk.Lea.Id, "Withdrawn", Now.AddDays(10));

        Assert.Equal(QualificationStatus.Valid, held.StatusAt(Now.AddDays(10).AddTicks(-1)));
    }

    [Fact]
    public void A_validity_ends_after_it_begins()
    {
        Qualification.CanBeValid(Now, Now.AddTicks(1)).IsAllowed();
        Qualification.CanBeValid(Now, null).IsAllowed();
        Qualification.CanBeValid(Now, Now).IsRefused(Reason.Of("ValidityEndsAfterItBegins").At("ValidUntil"));
        Assert.Throws<BrokenRuleException>(() => Recorded(until: Now.AddYears(-3)));
    }

    private static Qualification Recorded(DateTimeOffset? until = null) =>
        new(Desk.Sam.Id, 1, SkillLevel.Competent, EvidenceKind.Certificate, "C-17", Now.AddYears(-1), until ?? Now.AddYears(1), Desk.Sam.Id, Now.AddDays(-1));

    private static void Refused(Qualification held, Func<Qualification, Verdict> can, Action<Qualification> act, string rule)
    {
        can(held).IsRefused(Reason.Of(rule));
        Assert.Equal([Reason.Of(rule)], Assert.Throws<BrokenRuleException>(() => act(held)).Reasons);
    }
}
