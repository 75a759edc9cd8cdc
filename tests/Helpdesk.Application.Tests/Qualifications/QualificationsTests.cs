using FluentValidation;
using Helpdesk.Application.Agents;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Qualifications;

public sealed class QualificationsTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_recorded_qualification_admits_only_once_another_person_has_verified_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(Optics(desk, desk.Nora), desk.As(desk.Lena));
        var recorded = (await Show(database, desk, desk.Nora)).Qualifications.Single();

        Assert.Equal(QualificationStatus.Unverified, recorded.Status);
        Assert.False(await IsAdmitted(database, desk));

        await database.Send(new VerifyQualification.Command(recorded.Id, recorded.Version), desk.As(desk.Lena));

        var verified = (await Show(database, desk, desk.Nora)).Qualifications.Single();
        Assert.Equal((QualificationStatus.Valid, "Lena Lenz", desk.Now), (verified.Status, verified.VerifiedBy!, verified.VerifiedAt!.Value));
        Assert.True(await IsAdmitted(database, desk));
    }

    [Fact]
    public async Task Nobody_verifies_their_own_qualification()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await database.Send(Optics(desk, desk.Lena), desk.As(desk.Lena));
        var own = (await Show(database, desk, desk.Lena)).Qualifications.Single();

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new VerifyQualification.Command(own.Id, own.Version), desk.As(desk.Lena)));

        Assert.Equal("Rule.NobodyVerifiesTheirOwnQualification", refused.Reasons[0].Key);
        Assert.False(own.CanVerify.IsAllowed);
    }

    [Fact]
    public async Task The_same_proof_sent_twice_is_recorded_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await database.Send(Optics(desk, desk.Nora), desk.As(desk.Lena));
        await database.Send(Optics(desk, desk.Nora), desk.As(desk.Lena));

        Assert.Single((await Show(database, desk, desk.Nora)).Qualifications);
    }

    [Fact]
    public async Task A_validity_ends_after_it_begins_and_needs_a_skill_and_a_reference()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var complete = Optics(desk, desk.Nora);

        var inverted = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(complete with { ValidUntil = complete.ValidFrom!.Value.AddDays(-1) }, desk.As(desk.Lena)));
        var unknown = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(complete with { Skill = 999_999 }, desk.As(desk.Lena)));
        var empty = await Assert.ThrowsAsync<ValidationException>(() =>
            database.Send(complete with { Skill = 0, Reference = " ", ValidFrom = null, Level = (SkillLevel)9 }, desk.As(desk.Lena)));

        Assert.Equal(("Rule.ValidityEndsAfterItBegins", "ValidUntil"), (inverted.Reasons[0].Key, inverted.Reasons[0].Field!));
        Assert.Equal("Rule.AnActiveSkillIsChosen", unknown.Reasons[0].Key);
        Assert.Equal(["Level", "Reference", "Skill", "ValidFrom"], empty.Errors.Select(e => e.PropertyName).Order());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task It_stays_provable_to_the_second_who_was_qualified_when(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var recorded = database.Now;
        await database.Send(Optics(desk, desk.Nora) with { ValidUntil = recorded.AddDays(10) }, desk.As(desk.Lena));
        var id = (await Show(database, desk, desk.Nora)).Qualifications.Single().Id;

        database.Time.Advance(TimeSpan.FromDays(1));
        var verified = database.Now;
        await database.Send(new VerifyQualification.Command(id, 1), desk.As(desk.Lena));

        database.Time.Advance(TimeSpan.FromDays(1));
        var revoked = database.Now;
        await database.Send(new RevokeQualification.Command { Qualification = id, Version = 2, Reason = "Certificate withdrawn" }, desk.As(desk.Ada));

        database.Time.Advance(TimeSpan.FromDays(30));
        var second = TimeSpan.FromSeconds(1);
        Assert.Empty((await Show(database, desk, desk.Nora, recorded - second)).Qualifications);
        Assert.Equal(QualificationStatus.Unverified, await StatusAt(verified - second));
        Assert.Equal(QualificationStatus.ExpiresSoon, await StatusAt(verified));
        Assert.Equal(QualificationStatus.ExpiresSoon, await StatusAt(revoked - second));
        Assert.Equal(QualificationStatus.Revoked, await StatusAt(revoked));
        Assert.True((await Show(database, desk, desk.Nora, verified)).Admissions.Single(a => a.Tier == Tier.Second && a.Family.Id == desk.Cameras.Id).Decision.Verdict.IsAllowed);

        async Task<QualificationStatus> StatusAt(DateTimeOffset at) => (await Show(database, desk, desk.Nora, at)).Qualifications.Single().Status;
    }

    [Fact]
    public async Task An_expired_qualification_stops_counting_in_that_second()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent, desk.Now.AddMinutes(5));

        database.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.True(await IsAdmitted(database, desk));

        database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await IsAdmitted(database, desk));
        Assert.Equal([desk.Nora.Id], (await database.Send(new ListConcerns.Query(Concern.Expired, 1), desk.As(desk.Lena))).Rows.Select(r => r.Agent));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_revocation_says_why_and_cannot_be_undone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var held = await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent);

        var asked = await database.Send(new RevokeQualification.Query(held.Id), desk.As(desk.Lena));
        Assert.Equal(new(desk.Nora.Id, "Nora Nagel", desk.Optics.Name, desk.Cameras.Name, SkillLevel.Competent, 1, null), asked);
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(new RevokeQualification.Command { Qualification = held.Id, Version = 1 }, desk.As(desk.Lena)));
        await database.Send(new RevokeQualification.Command { Qualification = held.Id, Version = 1, Reason = "Withdrawn" }, desk.As(desk.Lena));

        Assert.Equal(desk.Now, (await database.Send(new RevokeQualification.Query(held.Id), desk.As(desk.Lena))).RevokedAt);
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new RevokeQualification.Command { Qualification = held.Id, Version = 2, Reason = "Again" }, desk.As(desk.Lena)));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(new VerifyQualification.Command(held.Id, 1), desk.As(desk.Lena)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_providers_lead_reaches_no_qualification_of_others(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var petra = desk.As(await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre));
        var foreign = await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent, verified: false);
        await desk.Qualify(desk.Paula, desk.PhoneFirmware, SkillLevel.Competent, verified: false);

        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new VerifyQualification.Command(foreign.Id, 1), petra));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new RevokeQualification.Command { Qualification = foreign.Id, Version = 1, Reason = "x" }, petra));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(Optics(desk, desk.Nora), petra));
        Assert.Equal([desk.Paula.Id], (await database.Send(new ListConcerns.Query(Concern.ToVerify, 1), petra)).Rows.Select(r => r.Agent));
    }

    [Fact]
    public async Task One_document_proves_one_time_and_a_renewal_has_its_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var lena = desk.As(desk.Lena);
        var first = Optics(desk, desk.Nora) with { ValidUntil = desk.Now.AddDays(30) };
        await database.Send(first, lena);

        var overlaps = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(first with { ValidFrom = desk.Now.AddDays(29), ValidUntil = null }, lena));
        var around = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(first with { ValidFrom = desk.Now.AddDays(-9), Level = SkillLevel.Expert }, lena));
        Assert.All([overlaps, around], refused => Assert.Equal(
            Reason.Of("TheEvidenceIsRecordedFromUntil", desk.Now, desk.Now.AddDays(30)).At("ValidFrom"), refused.Reasons.Single()));

        await database.Send(first with { ValidFrom = desk.Now.AddDays(30), ValidUntil = null }, lena);
        await database.Send(first with { Reference = "Optics II", ValidFrom = desk.Now.AddDays(20), ValidUntil = null }, lena);
        await database.Send(Optics(desk, desk.Sam), lena);
        Assert.Equal(3, await database.Db(db => db.Qualifications.CountAsync(q => q.AgentId == desk.Nora.Id)));
    }

    private static AddQualification.Command Optics(Desk desk, Agent agent) => new()
    {
        Agent = agent.Id, Skill = desk.CameraOptics.Id, Level = SkillLevel.Competent, Evidence = EvidenceKind.Training, Reference = "Optics I", ValidFrom = desk.Now,
    };

    private static Task<ShowAgent.Result> Show(TestDatabase database, Desk desk, Agent agent, DateTimeOffset? at = null) =>
        database.Send(new ShowAgent.Query(agent.Id, at), desk.As(desk.Lena));

    private static async Task<bool> IsAdmitted(TestDatabase database, Desk desk) =>
        (await Show(database, desk, desk.Nora)).Admissions.Single(a => a.Tier == Tier.Second && a.Family.Id == desk.Cameras.Id).Decision.Verdict.IsAllowed;
}
