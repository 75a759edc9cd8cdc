using Helpdesk.Application.Agents;
using Helpdesk.Application.Alerts;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Application.Traineeships;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Traineeships;

/// <summary>From the start of a traineeship to the qualification that it leads to.</summary>
public sealed class TraineeshipTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_lead_chooses_a_skill_and_one_of_its_holders_and_starts_it_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Frida, desk.CameraFirmware, SkillLevel.Expert, until: desk.Now);
        await desk.Qualify(desk.Fritz, desk.CameraFirmware, SkillLevel.Expert, verified: false);

        var unchosen = await database.Send(new StartTraineeship.Query(desk.Nora.Id, null), desk.As(desk.Lena));
        var form = await database.Send(new StartTraineeship.Query(desk.Nora.Id, desk.CameraFirmware.Id), desk.As(desk.Lena));
        await database.Send(For(desk), desk.As(desk.Lena));
        await database.Send(For(desk), desk.As(desk.Lena));

        Assert.Equal((3, 0), (unchosen.Skills.Count, unchosen.Mentors.Count));
        Assert.Equal([("Theo Thoma", SkillLevel.Expert), ("Sam Sommer", SkillLevel.Competent)], form.Mentors.Select(m => (m.Name, m.Level)));
        var row = Assert.Single(await database.Send(new ListTraineeships.Query(), desk.As(desk.Lena)));
        Assert.Equal(
            ("Nora Nagel", "Sam Sommer", Tier.Second, 2, 0, "Lena Lenz", TraineeshipStatus.Running),
            (row.Agent, row.Mentor, row.Tier, row.Cases, row.Released, row.StartedBy, row.StatusAt(desk.Now)));
        Assert.Equal(row.Id, Assert.Single((await database.Send(new ShowAgent.Query(desk.Nora.Id, null), desk.As(desk.Lena))).Person.Traineeships).Id);
        Assert.Equal(row.Id, Assert.Single((await database.Send(new GetMyQualifications.Query(), desk.As(desk.Nora))).Traineeships).Id);
    }

    [Fact]
    public async Task Every_rule_is_named_in_words()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        async Task<string> Refusal(StartTraineeship.Command command, Agent? by = null) =>
            string.Join(' ', (await Forms.Refused(() => database.Send(command, desk.As(by ?? desk.Lena)))).Select(r => r.Key["Rule.".Length..]));

        Assert.Equal("TheMentorIsAdmitted", await Refusal(For(desk) with { Mentor = desk.Theo.Id }));
        Assert.Equal("TheMentorHoldsTheSkill TheMentorIsAdmitted", await Refusal(For(desk) with { Mentor = desk.Fritz.Id }));
        Assert.Equal("AMentorIsChosen", await Refusal(For(desk) with { Mentor = desk.Paula.Id }));
        Assert.Equal("TheTraineeIsOnATeamOfTheTier", await Refusal(For(desk) with { Agent = desk.Frida.Id }));
        Assert.Equal("AnActiveSkillIsChosen", await Refusal(For(desk) with { Skill = 4711 }));
        Assert.Contains("NobodyMentorsThemselves", await Refusal(For(desk) with { Agent = desk.Sam.Id }), StringComparison.Ordinal);
        var leader = await desk.Hire("Lotte Lang", AgentRole.Lead, teams: desk.SecondCameras);
        Assert.Equal("NobodyStartsTheirOwnTraineeship", await Refusal(For(desk) with { Agent = leader.Id }, leader));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(For(desk), desk.As(desk.Sam)));
        var petra = await desk.Hire("Petra Pohl", AgentRole.Lead, desk.CallCentre, desk.CallCentrePhones);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(For(desk), desk.As(petra)));
        Assert.Equal(0, await database.Db(db => db.Traineeships.CountAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_two_leads_who_start_one_at_once_one_does(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        StartTraineeship.Command[] both = [For(desk), For(desk) with { Skill = desk.CameraOptics.Id }];

        var results = await Task.WhenAll(both.Select((command, i) => Task.Run(async () => await Record.ExceptionAsync(
            () => database.Send(command, desk.As(i == 0 ? desk.Lena : desk.Ada))))));

        Assert.Equal(1, results.Count(r => r is null));
        Assert.Equal("Rule.OneTraineeshipPerTierAndFamily", Assert.IsType<BrokenRuleException>(results.Single(r => r is not null)).Reasons.Single().Key);
        Assert.Equal(1, await database.Db(db => db.Traineeships.CountAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Distinct_solved_tickets_with_a_released_answer_count_and_become_the_proof(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var school = await School.OpenAsync(database);
        var (desk, lena) = (school.Desk, school.Desk.As(school.Desk.Lena));
        var (second, unsolved, sentBack) = (await school.Another(), await school.Another(), await school.Another());
        var training = await database.Db(db => db.Traineeships.AsNoTracking().SingleAsync());
        var confirm = new ConfirmTraineeship.Command { Traineeship = training.Id, Version = training.Version, ValidUntil = desk.Now.AddYears(2) };

        // One ticket with two released answers is one case; one that is not solved yet is none.
        await school.Reply("Which lens?");
        await school.Release(desk.Sam);
        await school.Solve("Update it.");
        await school.Release(desk.Sam);
        await unsolved.Reply("Which camera?");
        await unsolved.Release(desk.Sam);
        await sentBack.Solve("No idea.");

        Assert.Equal(1, (await database.Send(new ShowTraineeship.Query(training.Id), lena)).Traineeship.Released);
        Assert.Equal("Rule.EnoughCasesWereReleased", (await Forms.Refused(() => database.Send(confirm, lena))).Single().Key);
        Assert.Empty(await database.Send(new ListAlerts.Query(), lena));

        await second.Solve("Reset it.");
        await second.Release(desk.Lena);

        var shown = await database.Send(new ShowTraineeship.Query(training.Id), lena);
        Assert.Equal((2, 1, true), (shown.Traineeship.Released, shown.Waiting, shown.CanConfirm.IsAllowed));
        Assert.Equal([second.Ticket.Id, school.Ticket.Id], shown.Cases.Select(c => c.Id).OrderDescending());
        Assert.Equal((AlertKind.TraineeshipReached, "Rule.ATraineeshipIsToConfirm"), (await database.Send(new ListAlerts.Query(), lena)).Select(a => (a.Kind, a.Reason.Key)).Single());
        Assert.True(Assert.Single(await database.Send(new ListTraineeships.Query(), lena)).IsReached);

        await database.Send(confirm, lena);

        var issued = await database.Db(db => db.Qualifications.SingleAsync(q => q.AgentId == desk.Nora.Id));
        Assert.Equal(
            (SkillLevel.Competent, EvidenceKind.InHouseExperience, desk.Lena.Id, desk.Now.AddYears(2), QualificationStatus.Valid),
            (issued.Level, issued.Evidence, issued.VerifiedById!.Value, issued.ValidUntil!.Value, issued.StatusAt(desk.Now)));
        Assert.Equal($"Traineeship, 2 cases: {school.Ticket.Number}, {second.Ticket.Number}", issued.Reference);
        var over = await database.Db(db => db.Traineeships.AsNoTracking().SingleAsync());
        Assert.Equal((TraineeshipOutcome.Qualified, desk.Now), (over.Outcome!.Value, over.EndedAt!.Value));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(confirm, lena));
        Assert.Equal("Rule.TheTraineeshipIsOver", (await Forms.Refused(() => database.Send(confirm with { Version = 2 }, lena)))[0].Key);
        Assert.Equal(2, (await database.Send(new ShowTraineeship.Query(training.Id), lena)).Traineeship.Released);
    }

    [Fact]
    public async Task Nobody_confirms_their_own_and_what_is_released_after_the_end_counts_no_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var leader = await desk.Hire("Lotte Lang", AgentRole.Lead, teams: desk.SecondCameras);
        var until = desk.Now.AddDays(1);
        var training = await desk.Traineeship(leader, desk.Sam, desk.CameraFirmware, cases: 1, until: until);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(leader).AddTo(desk);
        await database.Send(
            new Resolve.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Body = "Update it.", FirstLevelCould = true }, desk.As(leader));
        var draft = await database.Db(db => db.Answers.SingleAsync());

        database.Time.SetUtcNow(until);
        await database.Send(
            new ReleaseAnswer.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Answer = draft.Id, Body = "Update it." }, desk.As(desk.Sam));

        Assert.Equal((0, TraineeshipStatus.TimeIsUp), Seen(await database.Send(new ShowTraineeship.Query(training.Id), desk.As(desk.Lena))));
        var own = await Forms.Refused(() => database.Send(new ConfirmTraineeship.Command { Traineeship = training.Id, Version = training.Version }, desk.As(leader)));
        Assert.Equal("Rule.NobodyVerifiesTheirOwnQualification", own[0].Key);

        (int, TraineeshipStatus) Seen(ShowTraineeship.Result shown) => (shown.Traineeship.Released, shown.Traineeship.StatusAt(desk.Now));
    }

    private static StartTraineeship.Command For(Desk desk) => new()
    {
        Agent = desk.Nora.Id, Skill = desk.CameraFirmware.Id, Tier = Tier.Second, Level = SkillLevel.Competent, Mentor = desk.Sam.Id, Cases = 2,
        From = desk.Now, Until = desk.Now.AddDays(90),
    };
}
