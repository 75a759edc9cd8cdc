using FluentValidation;
using Helpdesk.Application.Agents;
using Helpdesk.Application.Trainings;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Trainings;

public sealed class RecordResultsTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Passing_admits_at_once_and_a_correction_takes_back_and_issues(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (room, lena) = (new Classroom(desk), desk.As(desk.Lena));
        var session = await room.Session(places: 3);
        foreach (var agent in new[] { desk.Nora, desk.Frida, desk.Paula })
        {
            await database.Send(new JoinSession.Command(session.Id), desk.As(agent));
        }

        database.Time.Advance(room.Starts.AddHours(4) - database.Now);
        Assert.False(await IsAdmitted(desk.Nora));
        await database.Send(await room.Sheet(session.Id, 80, 59, null), lena);

        var earned = await database.Db(db => db.Qualifications.SingleAsync(q => q.SessionId == session.Id));
        Assert.Equal((desk.Nora.Id, SkillLevel.Competent, EvidenceKind.Training, "Optics I, 2027-03-08"), (earned.AgentId, earned.Level, earned.Evidence, earned.Reference));
        Assert.Equal((room.Starts.AddHours(3), room.Starts.AddHours(3).AddMonths(24)), (earned.ValidFrom, earned.ValidUntil!.Value));
        Assert.Equal((desk.Lena.Id, desk.Lena.Id, database.Now), (earned.RecordedById, earned.VerifiedById!.Value, earned.VerifiedAt!.Value));
        Assert.True(await IsAdmitted(desk.Nora));
        Assert.True((await database.Send(new MyTrainings.Query(), desk.As(desk.Nora))).Past.Single().Passed);

        database.Time.Advance(TimeSpan.FromHours(1));
        var silent = await Assert.ThrowsAsync<BrokenRuleException>(async () => await database.Send(await room.Sheet(session.Id, 40, 90, null), lena));
        Assert.Equal(("Rule.ACorrectionSaysWhy", "Correction"), (silent.Reasons.Single().Key, silent.Reasons.Single().Field!));
        await database.Send(await room.Sheet(session.Id, 40, 90, null) with { Correction = "The sheets were swapped." }, lena);

        Assert.False(await IsAdmitted(desk.Nora));
        var all = await database.Db(db => db.Qualifications.Where(q => q.SessionId == session.Id).OrderBy(q => q.Id).ToListAsync());
        Assert.Equal([desk.Nora.Id, desk.Frida.Id], all.Select(q => q.AgentId));
        Assert.Equal((database.Now, "Optics I: The sheets were swapped."), (all[0].RevokedAt!.Value, all[0].RevocationReason));
        Assert.Null(all[1].RevokedAt);

        // That Nora was admitted in between stays provable.
        Assert.True(await IsAdmitted(desk.Nora, database.Now.AddSeconds(-1)));

        async Task<bool> IsAdmitted(Agent agent, DateTimeOffset? at = null) => (await database.Send(new ShowAgent.Query(agent.Id, at), lena))
            .Admissions.Single(a => a.Tier == Tier.Second && a.Family.Id == desk.Cameras.Id).Decision.Verdict.Reasons.All(r => r.Key != "Rule.AdmissionNeedsLevel"
                && r.Key != "Rule.QualificationIsNotRevoked");
    }

    [Fact]
    public async Task Nobody_examines_or_records_themselves_and_nothing_is_half_saved()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var room = new Classroom(desk);
        var session = await room.Session(places: 2);
        await database.Send(new Enrol.Command(session.Id, desk.Lena.Id), desk.As(desk.Ada));
        await database.Send(new JoinSession.Command(session.Id), desk.As(desk.Nora));
        var early = await Assert.ThrowsAsync<BrokenRuleException>(async () => await database.Send(await room.Sheet(session.Id, 80, 80), desk.As(desk.Ada)));
        Assert.Equal("Rule.ResultsFollowTheBeginning", early.Reasons.Single().Key);
        room.LetItBegin();
        var sheet = await room.Sheet(session.Id, 80, 80);

        Assert.Equal("Rule.NobodyRecordsTheirOwnResult", await Refusal(sheet with { Examiner = desk.Ada.Id }, desk.Lena));
        Assert.Equal("Rule.NobodyExaminesThemselves", await Refusal(sheet with { Examiner = desk.Nora.Id }, desk.Ada));
        Assert.Equal("Rule.AColleagueIsChosen", await Refusal(sheet with { Examiner = desk.Paula.Id }, desk.Ada));
        Assert.Equal("Rule.TheSheetHasEveryParticipant", await Refusal(sheet with { Examiner = desk.Ada.Id, Lines = [sheet.Lines[0]] }, desk.Ada));
        Assert.Equal("Rule.WhoWasThereHasAScore", await Refusal(sheet with { Examiner = desk.Ada.Id, Lines = [sheet.Lines[0], sheet.Lines[1] with { Score = null }] }, desk.Ada));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(sheet with { Examiner = null }, desk.As(desk.Ada)));
        Assert.Equal(0, await database.Db(db => db.Qualifications.CountAsync(q => q.SessionId != null)));
        Assert.Null((await room.Show(session.Id)).Session.ResultsAt);

        await database.Send(sheet with { Examiner = desk.Ada.Id }, desk.As(desk.Ada));
        Assert.Equal(2, await database.Db(db => db.Qualifications.CountAsync(q => q.SessionId == session.Id)));

        async Task<string> Refusal(RecordResults.Command command, Agent by) =>
            (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command, desk.As(by)))).Reasons[0].Key;
    }

    [Fact]
    public async Task A_skill_that_went_out_of_use_is_not_granted_any_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var room = new Classroom(desk);
        var session = await room.Session();
        await database.Send(new JoinSession.Command(session.Id), desk.As(desk.Nora));
        room.LetItBegin();
        await database.Db(async db =>
        {
            (await db.Skills.SingleAsync(s => s.Id == desk.CameraOptics.Id)).Deactivate();
            await db.SaveChangesAsync();
        });

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(async () => await database.Send(await room.Sheet(session.Id, 90), desk.As(desk.Lena)));

        Assert.Equal("Rule.ACourseGrantsSkillsInUse", refused.Reasons.Single().Key);
        Assert.Null((await room.Show(session.Id)).Session.ResultsAt);
    }
}
