using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Trainings;

public sealed class RenewByEvidenceTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Enough_solved_cases_of_the_skill_renew_it_once_when_a_lead_confirms(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (room, lena) = (new Classroom(desk), desk.As(desk.Lena));
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent);
        var due = await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Competent, desk.Now.AddDays(20));
        var course = await room.Course(room.Optics with
        {
            NameEn = "Firmware", NameDe = "Firmware I", RenewalCases = 2, RenewalMonths = 6, ValidityMonths = 12,
            Grants = [new() { Skill = desk.CameraFirmware.Id, Level = SkillLevel.Competent }],
        });
        await room.Course(room.Optics with { RenewalCases = 2, RenewalMonths = 6 });
        var renew = new RenewByEvidence.Command { Qualification = due.Id, Version = due.Version, Course = course.Id };

        // Counted: asked for firmware of cameras, solved by Nora. Not: First Level's, somebody else's, unsolved ones.
        await A.Ticket.InSecondLevel().OwnedBy(desk.Nora).Resolved(d => d.Nora).AddTo(desk);
        await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).Resolved(d => d.Sam).AddTo(desk);
        await A.Ticket.InSecondLevel().OwnedBy(desk.Nora).AddTo(desk);
        await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk);

        var asked = await database.Send(new RenewByEvidence.Query(due.Id), lena);
        Assert.Equal((course.Id, 1, 2, 6), (asked.Courses.Single().Course, asked.Courses[0].Solved, asked.Courses[0].Cases, asked.Courses[0].Months));
        Assert.Equal(Reason.Of("EnoughCasesWereSolved", 1, 2, 6), asked.Courses[0].CanConfirm.Reasons.Single());
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(renew, lena));

        await A.Ticket.InSecondLevel().OwnedBy(desk.Nora).Resolved(d => d.Nora).Confirmed().AddTo(desk);
        await database.Send(renew, lena);

        var renewed = await database.Db(db => db.Qualifications.SingleAsync(q => q.AgentId == desk.Nora.Id && q.Evidence == EvidenceKind.InHouseExperience));
        Assert.Equal("Firmware: 2 cases, 2026-09-01 – 2027-03-01", renewed.Reference);
        Assert.Equal((SkillLevel.Competent, desk.Now, desk.Now.AddMonths(12), desk.Lena.Id), (renewed.Level, renewed.ValidFrom, renewed.ValidUntil!.Value, renewed.VerifiedById!.Value));
        Assert.Equal(QualificationStatus.Valid, renewed.StatusAt(desk.Now));
        Assert.Empty((await database.Send(new ListConcerns.Query(Concern.ExpiresSoon, 1), lena)).Rows);
        var again = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(renew with { Version = 2 }, lena));
        Assert.Equal("Rule.ItIsRenewedOnce", again.Reasons.Single().Key);
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(renew, lena));
    }

    [Fact]
    public async Task Cases_out_of_the_window_count_no_more_and_the_holder_confirms_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var room = new Classroom(desk);
        var leader = await desk.Hire("Lotte Lang", AgentRole.Lead, teams: desk.SecondCameras);
        var due = await desk.Qualify(leader, desk.CameraFirmware, SkillLevel.Competent, desk.Now.AddMonths(5));
        var course = await room.Course(room.Optics with { RenewalCases = 1, RenewalMonths = 3, Grants = [new() { Skill = desk.CameraFirmware.Id, Level = SkillLevel.Competent }] });
        await A.Ticket.InSecondLevel().OwnedBy(leader).Resolved(_ => leader).AddTo(desk);
        var renew = new RenewByEvidence.Command { Qualification = due.Id, Version = 1, Course = course.Id };

        Assert.Equal("Rule.ARenewalComesNearTheEnd", await Refusal(desk.Lena));
        database.Time.Advance(TimeSpan.FromDays(85));
        Assert.Equal("Rule.ARenewalComesNearTheEnd", await Refusal(desk.Lena));
        Assert.Equal("Rule.NobodyVerifiesTheirOwnQualification", await Refusal(leader));
        database.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal("Rule.EnoughCasesWereSolved", await Refusal(desk.Lena));
        var petra = desk.As(await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(renew, petra));

        async Task<string> Refusal(Agent by) => (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(renew, desk.As(by)))).Reasons[0].Key;
    }
}
