using static Helpdesk.Domain.Tests.Stage.Gates;

namespace Helpdesk.Domain.Tests.Routing;

/// <summary>Valid from ≤ now &lt; valid until, to the tick.</summary>
public sealed class ValidityTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly DateTimeOffset From = Optics.ValidFrom;
    private static readonly DateTimeOffset Until = Optics.ValidUntil!.Value;
    private static readonly DateTimeOffset Verified = Optics.VerifiedAt!.Value;

    public static TheoryData<string, DateTimeOffset, QualificationStatus> Moments => new()
    {
        { "a tick before it is verified", Verified - Tick, QualificationStatus.Unverified },
        { "verified", Verified, QualificationStatus.Valid },
        { "a tick before the notice", Until - Qualification.ExpiryNotice - Tick, QualificationStatus.Valid },
        { "at the notice", Until - Qualification.ExpiryNotice, QualificationStatus.ExpiresSoon },
        { "at the last tick", Until - Tick, QualificationStatus.ExpiresSoon },
        { "at the end", Until, QualificationStatus.Expired },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void The_status_changes_at_the_very_moment(string moment, DateTimeOffset at, QualificationStatus status) =>
        Assert.True(Optics.StatusAt(at) == status, moment);

    [Fact]
    public void It_begins_at_its_first_tick()
    {
        var early = Optics with { VerifiedAt = From.AddDays(-1) };

        Assert.Equal(QualificationStatus.NotYetValid, early.StatusAt(From - Tick));
        Assert.Equal(QualificationStatus.Valid, early.StatusAt(From));
    }

    [Fact]
    public void A_revocation_counts_from_its_tick_on()
    {
        var revoked = Optics with { RevokedAt = Now };

        Assert.Equal(QualificationStatus.Valid, revoked.StatusAt(Now - Tick));
        Assert.Equal(QualificationStatus.Revoked, revoked.StatusAt(Now));
        Assert.Equal(QualificationStatus.Revoked, revoked.StatusAt(Until));
    }

    [Fact]
    public void Without_an_end_it_never_expires()
    {
        var degree = Optics with { ValidUntil = null };

        Assert.Equal(QualificationStatus.Valid, degree.StatusAt(Now.AddYears(60)));
    }

    [Fact]
    public void What_is_both_unverified_and_expired_is_expired() =>
        Assert.Equal(QualificationStatus.Expired, (Optics with { VerifiedAt = null }).StatusAt(Until));

    [Theory]
    [InlineData(QualificationStatus.Unverified, false)]
    [InlineData(QualificationStatus.NotYetValid, false)]
    [InlineData(QualificationStatus.Valid, true)]
    [InlineData(QualificationStatus.ExpiresSoon, true)]
    [InlineData(QualificationStatus.Expired, false)]
    [InlineData(QualificationStatus.Revoked, false)]
    public void What_is_valid_counts_also_when_it_expires_soon(QualificationStatus status, bool counts) => Assert.Equal(counts, status.Counts());

    [Fact]
    public void The_gate_opens_and_shuts_at_the_same_ticks()
    {
        var work = Asking(OpticsAt(SkillLevel.Competent));

        Assert.False(Judge(Nina(Optics), work, now: Verified - Tick).Verdict.IsAllowed);
        Assert.True(Judge(Nina(Optics), work, now: Verified).Verdict.IsAllowed);
        Assert.True(Judge(Nina(Optics), work, now: Until - Tick).Verdict.IsAllowed);
        Assert.False(Judge(Nina(Optics), work, now: Until).Verdict.IsAllowed);
    }
}
