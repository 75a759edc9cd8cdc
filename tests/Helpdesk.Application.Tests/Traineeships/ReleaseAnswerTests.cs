using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Portal;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Application.Traineeships;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Traineeships;

/// <summary>From the trainee's draft to what the customer reads.</summary>
public sealed class ReleaseAnswerTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_customer_reads_nothing_of_an_answer_until_its_mentor_releases_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var school = await School.OpenAsync(database);
        var (desk, before) = (school.Desk, await school.Told());

        Assert.Equal(Addressee.Mentor, await school.Reply("Which firmware is it?", wait: true));

        Assert.Equal(before, await school.Told());
        Assert.Equal((TicketState.Open, (DateTimeOffset?)null), ((await desk.See(school.Ticket)).State, (await desk.See(school.Ticket)).FirstRepliedAt));
        var row = Assert.Single(await database.Send(new ListToRelease.Query(), desk.As(desk.Sam)));
        Assert.Equal((school.Ticket.Id, "Nora Nagel", true), (row.Ticket, row.Author, row.IsMine));
        Assert.Equal(1, (await database.Send(new GetQueue.Query(), desk.As(desk.Sam))).ToRelease);
        Assert.Empty(await database.Send(new ListToRelease.Query(), desk.As(desk.Theo)));
        Assert.False(Assert.Single(await database.Send(new ListToRelease.Query(), desk.As(desk.Lena))).IsMine);

        database.Time.Advance(TimeSpan.FromMinutes(5));
        await school.Release(desk.Sam);

        Assert.Contains("WeWrote: Which firmware is it?", await school.Told());
        var seen = await desk.See(school.Ticket);
        Assert.Equal((TicketState.WaitingForCustomer, desk.Now), (seen.State, seen.FirstRepliedAt));
        Assert.Contains(seen.Events, e => e is { Kind: TicketEventKind.AnswerReleased, ActorName: "Sam Sommer", To: "Nora Nagel" });
        Assert.Equal("Nora Nagel", await database.Db(db => db.Messages.Where(m => m.TicketId == school.Ticket.Id && m.Body == "Which firmware is it?").Select(m => m.AuthorName).SingleAsync()));
        Assert.Empty(await database.Send(new ListToRelease.Query(), desk.As(desk.Sam)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_solution_resolves_the_ticket_with_its_release_and_both_texts_stay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var school = await School.OpenAsync(database);

        Assert.Equal(Addressee.Mentor, await school.Solve("Update."));
        Assert.Equal(TicketState.Open, (await school.Desk.See(school.Ticket)).State);
        await school.Release(school.Desk.Sam, "Install 2.1.1 from the Setup menu.");

        Assert.Equal((TicketState.Resolved, true), ((await school.Desk.See(school.Ticket)).State, (await school.Desk.See(school.Ticket)).FirstLevelCouldSolve!.Value));
        Assert.Contains("WeWrote: Install 2.1.1 from the Setup menu.", await school.Told());
        Assert.DoesNotContain(await school.Told(), l => l.Contains("Update.", StringComparison.Ordinal));
        var draft = (await database.Send(new GetAnswer.Query(school.Ticket.Id), school.Desk.As(school.Desk.Nora))).Drafts.Single();
        Assert.Equal(("Update.", "Install 2.1.1 from the Setup menu."), (draft.Body, draft.ReleasedBody));
    }

    [Fact]
    public async Task The_same_answer_sent_twice_waits_once_and_is_released_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var school = await School.OpenAsync(database);
        var nora = school.Desk.As(school.Desk.Nora);
        var answer = new Reply.Command { Ticket = school.Ticket.Id, Version = await school.Version(), Body = "Which lens?" };

        Assert.Equal([Addressee.Mentor, Addressee.Mentor], [await database.Send(answer, nora), await database.Send(answer, nora)]);
        var release = await school.Releasing();
        await database.Send(release, school.Desk.As(school.Desk.Sam));
        await database.Send(release, school.Desk.As(school.Desk.Sam));
        Assert.Equal(Addressee.Mentor, await database.Send(answer, nora));

        Assert.Equal(1, await database.Db(db => db.Answers.CountAsync()));
        Assert.Equal(1, await database.Db(db => db.Messages.CountAsync(m => m.Body == "Which lens?")));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_a_mentor_and_leads_who_release_at_once_exactly_one_does(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var school = await School.OpenAsync(database);
        var desk = school.Desk;
        await school.Reply("Which lens?");
        var release = await school.Releasing();

        var results = await Task.WhenAll(new[] { desk.Sam, desk.Lena, desk.Ada }.Select(by => Task.Run(async () => await Record.ExceptionAsync(
            () => database.Send(release, desk.As(by))))));

        Assert.Equal(1, results.Count(r => r is null));
        Assert.All(results.OfType<Exception>(), r => Assert.True(r is BrokenRuleException or StaleVersionException, $"{r}"));
        Assert.Equal(1, await database.Db(db => db.Messages.CountAsync(m => m.Body == "Which lens?")));
        Assert.Equal(1, await database.Db(db => db.Events.CountAsync(e => e.Kind == TicketEventKind.AnswerReleased)));
    }

    [Fact]
    public async Task Neither_the_trainee_nor_a_colleague_releases_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var school = await School.OpenAsync(database);
        await school.Reply("Which lens?");

        Assert.Equal("Rule.NobodyReleasesTheirOwnAnswer", (await Forms.Refused(() => school.Release(school.Desk.Nora))).Single().Key);
        Assert.Equal("Rule.TheMentorOrALeadReleases", (await Forms.Refused(() => school.Release(school.Desk.Theo))).Single().Key);
        Assert.Equal(AnswerState.Waiting, await school.State());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_is_sent_back_comes_again_and_what_is_withdrawn_does_not(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var school = await School.OpenAsync(database);
        var (nora, sam) = (school.Desk.As(school.Desk.Nora), school.Desk.As(school.Desk.Sam));
        await school.Reply("Update.");

        await database.Send(new SendBackAnswer.Command { Ticket = school.Ticket.Id, Version = await school.Version(), Comment = "Say how." }, sam);
        var shown = (await database.Send(new GetTicket.Query(school.Ticket.Id), nora)).Ticket.CurrentAnswer!;
        Assert.Equal((AnswerState.SentBack, "Say how.", "Update."), (shown.State, shown.Comment, shown.Body));

        await school.Reply("Open Setup and update.");
        Assert.Equal([AnswerState.SentBack, AnswerState.Waiting], await database.Db(db => db.Answers.OrderBy(a => a.Id).Select(a => a.State).ToListAsync()));
        await database.Send(new WithdrawAnswer.Command(school.Ticket.Id), nora);

        Assert.Equal(AnswerState.Withdrawn, await school.State());
        Assert.Equal("Rule.NoAnswerWaitsForRelease", (await Forms.Refused(() => school.Release(school.Desk.Sam))).Single().Key);
        Assert.DoesNotContain(await school.Told(), l => l.Contains("pdate", StringComparison.Ordinal) && l.StartsWith("WeWrote", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_the_customer_wrote_since_is_read_first(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var school = await School.OpenAsync(database);
        await school.Reply("Which lens?");
        var unread = await school.Releasing();

        await database.Send(new CustomerReply.Command { Access = new(school.Builder.Link.Text), Body = "It is the 35 mm." });

        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(unread, school.Desk.As(school.Desk.Sam)));
        Assert.Equal(Reason.Of("TheCustomerHasWrittenSince").At("StillFits"), (await Forms.Refused(() => school.Release(school.Desk.Sam))).Single());
        await school.Release(school.Desk.Sam, stillFits: true);
        Assert.Equal(AnswerState.Released, await school.State());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task When_the_ticket_goes_another_way_the_answer_lapses(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (school, nora) = (await School.OpenAsync(database), default(Security.CurrentUser));
        nora = school.Desk.As(school.Desk.Nora);
        var (solved, escalated) = (await school.Another(), await school.Another());
        await school.Reply("Which lens?");
        await solved.Reply("Which lens?!");
        await escalated.Reply("Which lens??");

        await database.Send(new Release.Command { Ticket = school.Ticket.Id, Version = await school.Version() }, nora);
        await database.Send(new Confirm.Command(new(solved.Builder.Link.Text)));
        await database.Send(await school.Desk.Packet(escalated.Ticket, Domain.Teams.Tier.Third), nora);

        foreach (var one in new[] { school, solved, escalated })
        {
            Assert.Equal(AnswerState.Lapsed, await one.State());
            Assert.Contains((await one.Desk.See(one.Ticket)).Events, e => e.Kind == TicketEventKind.AnswerLapsed);
        }

        var refused = await Forms.Refused(() => school.Release(school.Desk.Sam));
        Assert.Equal("Rule.NoAnswerWaitsForRelease", refused.Single().Key);
        Assert.Empty(await database.Send(new ListToRelease.Query(), school.Desk.As(school.Desk.Sam)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_gate_opens_and_shuts_with_the_traineeship_to_the_second(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);
        var claim = new Claim.Command(ticket.Id);
        await Forms.Refused(() => database.Send(claim, desk.As(desk.Nora)));
        var until = desk.Now.AddHours(1);
        var training = await desk.Traineeship(desk.Nora, desk.Sam, desk.CameraFirmware, until: until);

        database.Time.SetUtcNow(until);
        Assert.Contains("Rule.SkillIsHeld", (await Forms.Refused(() => database.Send(claim, desk.As(desk.Nora)))).Select(r => r.Key));
        var (again, second) = (await A.DeskIn(await TestDatabase.CreateAsync(kind)), until.AddSeconds(-1));
        await using var other = again.Database;
        var open = await A.Ticket.InSecondLevel().AddTo(again);
        await again.Traineeship(again.Nora, again.Sam, again.CameraFirmware, until: until);
        other.Time.SetUtcNow(second);
        await other.Send(new Claim.Command(open.Id), again.As(again.Nora));

        var taken = (await again.See(open)).Assignments.Last();
        Assert.Equal((again.Nora.Id, training.Id), (taken.AgentId, taken.TraineeshipId!.Value));
        var page = await other.Send(new GetTicket.Query(open.Id), again.As(again.Sam));
        Assert.Equal("Sam Sommer", page.Path[^1].Takings.Single().Mentor);
        Assert.Equal("Sam Sommer", page.Colleagues.Single(c => c.Agent.AgentId == again.Nora.Id).Gate.Training?.Mentor);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Who_is_in_training_gets_the_next_ticket_of_the_queue_and_others_of_the_skill_only(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Traineeship(desk.Nora, desk.Sam, desk.CameraOptics);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        Assert.Null(await database.Send(new TakeNext.Command(), desk.As(desk.Nora)));
        Assert.Contains("Rule.SkillIsHeld", (await Forms.Refused(() => database.Send(new Claim.Command(ticket.Id), desk.As(desk.Nora)))).Select(r => r.Key));
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await database.Db(async db =>
        {
            (await db.Traineeships.SingleAsync()).End(desk.Lena.Id, "Wrong skill", desk.Now);
            await db.SaveChangesAsync();
        });
        await desk.Traineeship(desk.Nora, desk.Sam, desk.CameraFirmware);

        Assert.Equal(ticket.Id, await database.Send(new TakeNext.Command(), desk.As(desk.Nora)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task After_the_end_of_a_traineeship_what_waits_still_waits_and_the_tickets_stay_supervised(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var school = await School.OpenAsync(database);
        var (desk, lena) = (school.Desk, school.Desk.As(school.Desk.Lena));
        var other = await school.Another();
        await school.Reply("Which lens?");
        var training = await database.Db(db => db.Traineeships.SingleAsync());

        await database.Send(new EndTraineeship.Command { Traineeship = training.Id, Version = training.Version, Reason = "Moves to sales" }, lena);

        await school.Release(desk.Lena);
        Assert.Equal(AnswerState.Released, await school.State());
        Assert.Equal(Addressee.Mentor, await other.Reply("And which camera?"));
        Assert.Equal("Sam Sommer", (await database.Send(new GetTicket.Query(other.Ticket.Id), desk.As(desk.Nora))).Mentor);

        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Competent);
        await other.Release(desk.Sam);
        Assert.Equal(Addressee.Customer, await other.Reply("Now on my own."));
        Assert.Null((await database.Send(new GetTicket.Query(other.Ticket.Id), desk.As(desk.Nora))).Mentor);
    }

    [Fact]
    public async Task A_providers_people_learn_of_no_trainee_of_another_and_release_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var school = await School.OpenAsync(database);
        await school.Reply("Which lens?");
        var petra = await school.Desk.Hire("Petra Pohl", AgentRole.Lead, school.Desk.CallCentre, school.Desk.CallCentrePhones);

        Assert.Empty(await database.Send(new ListToRelease.Query(), school.Desk.As(petra)));
        await Assert.ThrowsAsync<NotFoundException>(() => school.Release(petra));
    }
}
