using static Helpdesk.Domain.Tests.Stage.Gates;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class SkillTests
{
    private static readonly Work NeedsOptics = Asking(OpticsAt(SkillLevel.Competent));
    private static readonly Reason Missing = Reason.Of("SkillIsHeld", Desk.OpticsName, Desk.CamerasName, SkillLevel.Competent);

    public static TheoryData<string, HeldQualification[], string, object[]> Refusals
    {
        get
        {
            var (cameras, optics) = (Desk.CamerasName, Desk.OpticsName);
            var later = Now.AddTicks(1);
            return new()
            {
                { "nothing held", [], "SkillIsHeld", [optics, cameras, SkillLevel.Competent] },
                { "another topic", [Firmware], "SkillIsHeld", [optics, cameras, SkillLevel.Competent] },
                { "another family", [Optics with { FamilyId = Desk.Phones }], "SkillIsHeld", [optics, cameras, SkillLevel.Competent] },
                { "too low", [Optics with { Level = SkillLevel.Developing }], "SkillIsHeldAtTheLevel", [optics, cameras, SkillLevel.Developing, SkillLevel.Competent] },
                {
                    "several too low: the best is named", [Optics with { Level = SkillLevel.Trainee }, Optics with { Level = SkillLevel.Developing }],
                    "SkillIsHeldAtTheLevel", [optics, cameras, SkillLevel.Developing, SkillLevel.Competent]
                },
                { "another generation", [Optics with { Generations = [MarkTwo] }], "SkillCoversTheGeneration", [optics, cameras, "Mark I"] },
                { "unverified", [Optics with { VerifiedAt = null }], "QualificationIsVerified", [optics, SkillLevel.Competent] },
                { "verified later", [Optics with { VerifiedAt = later }], "QualificationIsVerified", [optics, SkillLevel.Competent] },
                { "not begun", [Optics with { ValidFrom = later }], "QualificationHasBegun", [optics, later] },
                { "expired", [Optics with { ValidUntil = Now }], "QualificationHasNotExpired", [optics, Now] },
                { "revoked", [Optics with { RevokedAt = Now }], "QualificationIsNotRevoked", [optics, Now] },
                {
                    "enough but expired, valid but too low", [Optics with { ValidUntil = Now }, Optics with { Level = SkillLevel.Trainee }],
                    "QualificationHasNotExpired", [optics, Now]
                },
                {
                    "expired and unverified: what is mended first", [Optics with { ValidUntil = Now }, Optics with { VerifiedAt = null }],
                    "QualificationIsVerified", [optics, SkillLevel.Competent]
                },
                {
                    "expired and too low: renewing it would not be enough", [Optics with { ValidUntil = Now, Level = SkillLevel.Developing }],
                    "SkillIsHeld", [optics, cameras, SkillLevel.Competent]
                },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void A_refusal_names_exactly_what_is_missing(string held, HeldQualification[] qualifications, string key, object[] args)
    {
        var reasons = Judge(Nina(qualifications), NeedsOptics).Verdict.Reasons;

        Assert.True(reasons.SequenceEqual([Reason.Of(key, args)]), $"{held}: {string.Join("; ", reasons)}");
    }

    [Theory]
    [InlineData(SkillLevel.Competent)]
    [InlineData(SkillLevel.Proficient)]
    [InlineData(SkillLevel.Expert)]
    public void The_level_asked_for_or_a_higher_one_is_enough(SkillLevel level) =>
        Judge(Nina(Optics with { Level = level }), NeedsOptics).Verdict.IsAllowed();

    [Fact]
    public void Every_missing_skill_is_named()
    {
        var work = Asking(OpticsAt(SkillLevel.Competent), new(Desk.Firmware, Desk.FirmwareName, SkillLevel.Expert));

        Judge(Nina(), work).Verdict.IsRefused(Missing, Reason.Of("SkillIsHeld", Desk.FirmwareName, Desk.CamerasName, SkillLevel.Expert));
        Judge(Nina(Optics, Firmware with { Level = SkillLevel.Expert }), work).Verdict.IsAllowed();
    }

    [Fact]
    public void What_admission_and_skill_both_miss_is_said_once() =>
        Judge(Nina(Optics with { ValidUntil = Now }), NeedsOptics, SecondNeeds(Needs(SkillLevel.Competent))).Verdict
            .IsRefused(Reason.Of("QualificationHasNotExpired", Desk.OpticsName, Now));

    [Theory]
    [InlineData(MarkOne, new long[0], new long[0], true)]
    [InlineData(MarkOne, new[] { MarkOne }, new[] { MarkOne }, true)]
    [InlineData(MarkOne, new[] { MarkOne, MarkTwo }, new[] { MarkOne, MarkTwo }, true)]
    [InlineData(MarkOne, new[] { MarkTwo }, new[] { MarkTwo }, false)]
    [InlineData(MarkOne, new long[0], new[] { MarkTwo }, true)]
    [InlineData(MarkOne, new long[0], new[] { MarkOne }, false)]
    [InlineData(null, new long[0], new[] { MarkOne }, true)]
    [InlineData(null, new[] { MarkTwo }, new[] { MarkTwo }, true)]
    public void A_generation_that_some_skill_names_is_covered_by_the_skills_that_name_it(long? generation, long[] named, long[] bySiblings, bool covers)
    {
        Assert.Equal(covers, Skill.Covers(generation, named, bySiblings));
        var held = Optics with { Generations = named, SiblingGenerations = bySiblings };
        Assert.Equal(covers, Judge(Nina(held), NeedsOptics with { GenerationId = generation }).Verdict.IsAllowed);
    }

    [Fact]
    public void The_proof_is_what_the_work_asks_for_and_what_counts_now()
    {
        HeldQualification[] held =
        [
            Optics with { Id = 1 },
            Optics with { Id = 2, ValidUntil = Now },
            Optics with { Id = 3, VerifiedAt = null },
            Optics with { Id = 4, FamilyId = Desk.Phones },
            Optics with { Id = 5, Generations = [MarkTwo] },
            Optics with { Id = 6, Level = SkillLevel.Developing },
            Firmware with { Id = 7 },
            Firmware with { Id = 8, Evidence = EvidenceKind.Degree },
        ];

        Assert.Equal([1], Judge(Nina(held), NeedsOptics).Qualifications);
        Assert.Equal([1, 8], Judge(Nina(held), NeedsOptics, SecondNeeds(Needs(SkillLevel.Competent, EvidenceKind.Degree))).Qualifications);
        Assert.Equal([1, 5, 7, 8], Judge(Nina(held), SecondLevel, SecondNeeds(Needs(SkillLevel.Competent))).Qualifications);
        Assert.Empty(Judge(Nina(held)).Qualifications);
    }
}
