using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Tests.Routing;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Escalation;

/// <summary>Sam owns a ticket in Second Level and asks Theo, who develops the firmware.</summary>
public sealed class ConsultTests
{
    private const string Question = "Which build has the fix?";

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_best_who_is_there_is_asked_answers_and_never_owns_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket) = await OwnedBySam(database);
        await HandoverTests.Be(database, desk.Theo, Presence.TransfersOnly);
        var before = await desk.See(ticket);

        await database.Send(await Asking(desk, ticket), desk.As(desk.Sam));

        var asked = Assert.Single((await database.Send(new ListConsults.Query(), desk.As(desk.Theo))).Asked);
        Assert.Equal((ticket.Id, "Sam Sommer", Question, database.Now), (asked.Ticket, asked.Who, asked.Question, asked.At));
        var mine = await database.Send(new GetConsult.Query(ticket.Id), desk.As(desk.Theo));
        Assert.Equal(("Firmware", SkillLevel.Expert, true), (mine.Topic!.En, mine.Mine!.Level, mine.May.IsAllowed));
        var proof = await database.Db(db => db.Consults.Where(c => c.TicketId == ticket.Id).SelectMany(c => c.Proofs).SingleAsync());
        Assert.Equal(desk.Theo.Id, await database.Db(db => db.Qualifications.Where(q => q.Id == proof.QualificationId).Select(q => q.AgentId).SingleAsync()));
        var decision = Assert.Single((await database.Send(new ListDecisions.Query(ticket.Id), desk.As(desk.Sam))).Decisions);
        Assert.Equal((RoutingPath.Consult, "Theo Thoma"), (decision.Path, decision.Agent));

        await database.Send(new AnswerConsult.Command { Ticket = ticket.Id, Consult = mine.Mine.Id, Answer = "2.1.1, out on Friday." }, desk.As(desk.Theo));

        var after = await desk.See(ticket);
        Assert.Equal(
            (before.OwnerId, before.Tier, before.TeamId, before.State, before.BounceCount, before.Priority, before.NextNewsAt, before.Stays.Count, before.Escalations.Count),
            (after.OwnerId, after.Tier, after.TeamId, after.State, after.BounceCount, after.Priority, after.NextNewsAt, after.Stays.Count, after.Escalations.Count));
        Assert.Equal(before.Version + 2, after.Version);
        Assert.Equal(
            [(TicketEventKind.ConsultAsked, "Sam Sommer", "Theo Thoma"), (TicketEventKind.ConsultAnswered, "Theo Thoma", null)],
            after.Events.OrderBy(e => e.Id).TakeLast(2).Select(e => (e.Kind, e.ActorName, e.To)));
        Assert.Empty((await database.Send(new ListConsults.Query(), desk.As(desk.Theo))).Asked);
        var shown = Assert.Single((await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Sam))).Beside.Questions);
        Assert.Equal(
            (Question, "Firmware", ConsultState.Answered, "Sam Sommer", "Theo Thoma", "2.1.1, out on Friday."),
            (shown.Text, shown.Topic.En, shown.State, shown.By, shown.Agent, shown.Answer));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_answer_is_news_until_the_owner_does_something_with_the_ticket(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket) = await OwnedBySam(database);
        var consult = await Ask(desk, ticket, desk.Theo);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await database.Send(new DeclineConsult.Command { Ticket = ticket.Id, Consult = consult, Reason = "Not my board." }, desk.As(desk.Theo));

        var told = Assert.Single((await database.Send(new ListConsults.Query(), desk.As(desk.Sam))).Answered);
        Assert.Equal((ConsultState.Declined, "Theo Thoma", "Not my board.", Question), (told.State, told.Who, told.Answer, told.Question));

        database.Time.Advance(TimeSpan.FromMinutes(1));
        await database.Send(new Note.Command { Ticket = ticket.Id, Body = "Seen by another." }, desk.As(desk.Nora));
        Assert.Single((await database.Send(new ListConsults.Query(), desk.As(desk.Sam))).Answered);
        await database.Send(new Note.Command { Ticket = ticket.Id, Body = "Then I ask the supplier." }, desk.As(desk.Sam));

        Assert.Empty((await database.Send(new ListConsults.Query(), desk.As(desk.Sam))).Answered);
    }

    [Fact]
    public async Task Whom_the_gate_refuses_is_not_asked_and_everything_that_is_missing_is_named()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await HandoverTests.Be(database, desk.Nora, Presence.Available);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var command = await Asking(desk, ticket, desk.Nora, Tier.Second);

        var refused = await Forms.Refused(() => database.Send(command, desk.As(desk.Frida)));
        Assert.Equal([("Rule.AdmissionNeedsLevel", "AgentId"), ("Rule.SkillIsHeld", "AgentId")], refused.Select(r => (r.Key, r.Field!)));
        refused = await Forms.Refused(() => database.Send(command with { Tier = Tier.Third }, desk.As(desk.Frida)));
        Assert.Contains(refused, r => r.Key == "Rule.ATeamOfTheTierServesTheFamily");
        refused = await Forms.Refused(() => database.Send(command with { TopicId = null }, desk.As(desk.Frida)));
        Assert.Equal(("Rule.TheSkillExistsForTheFamily", "TopicId"), (Assert.Single(refused).Key, refused[0].Field));
        Assert.Equal(0, await database.Db(db => db.Consults.CountAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Where_nobody_is_there_somebody_who_is_away_can_be_asked_by_hand(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket) = await OwnedBySam(database);
        var command = await Asking(desk, ticket);

        database.Log.Clear();
        var form = await database.Send(new ConsultForm.Query(ticket.Id), desk.As(desk.Sam));

        Assert.InRange(database.Log.Statements.Count, 1, 5);
        Assert.Equal((Tier.Third, desk.Firmware.Id), (form.Tier, form.TopicId));
        Assert.Equal([Tier.Second, Tier.Third], form.Tiers);
        Assert.Equal((0, "Theo Thoma", 0), (form.There.Count, Assert.Single(form.Away).Name, form.Refused.Count));
        var refused = Assert.Single(await Forms.Refused(() => database.Send(command, desk.As(desk.Sam))));
        Assert.Equal(("Rule.SomebodyIsThereToAnswer", "AgentId"), (refused.Key, refused.Field));

        await database.Send(command with { AgentId = desk.Theo.Id }, desk.As(desk.Sam));

        Assert.Equal(desk.Theo.Id, await database.Db(db => db.Decisions.Select(d => d.AgentId).SingleAsync()));
        form = await database.Send(new ConsultForm.Query(ticket.Id), desk.As(desk.Sam));
        Assert.Equal(["Rule.OneQuestionPerPerson"], Assert.Single(form.Refused).Refusals.Select(r => r.Key).Where(k => k != "Rule.IsPresent"));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Only_who_is_asked_answers_and_only_the_owner_or_a_lead_takes_it_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket) = await OwnedBySam(database);
        var consult = await Ask(desk, ticket, desk.Theo);
        var answer = new AnswerConsult.Command { Ticket = ticket.Id, Consult = consult, Answer = "I think so." };

        foreach (var other in new[] { desk.Sam, desk.Nora, desk.Lena })
        {
            Assert.Equal("Rule.TheQuestionIsNotYours", Assert.Single(await Forms.Refused(() => database.Send(answer, desk.As(other)))).Key);
        }

        Assert.Equal("Rule.TheOwnerOrALeadEndsAQuestion", Assert.Single(await Forms.Refused(() => database.Send(new EndConsult.Command(ticket.Id, consult), desk.As(desk.Nora)))).Key);
        var elsewhere = await A.Ticket.AddTo(desk);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(answer with { Ticket = elsewhere.Id }, desk.As(desk.Theo)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(answer with { Answer = " " }, desk.As(desk.Theo)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(answer with { Answer = new string('x', TicketConsult.AnswerMaxLength + 1) }, desk.As(desk.Theo)));

        await database.Send(new EndConsult.Command(ticket.Id, consult), desk.As(desk.Lena));

        Assert.Equal("Rule.TheQuestionIsOver", Assert.Single(await Forms.Refused(() => database.Send(answer, desk.As(desk.Theo)))).Key);
        Assert.Empty((await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Sam))).Beside.Questions);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task While_asked_a_specialist_reads_and_notes_and_works_on_nothing_else(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket) = await OwnedBySam(database);
        await Ask(desk, ticket, desk.Theo);

        var may = (await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Theo))).Actions;

        Assert.True(may.Allows(TicketVerb.AnswerConsult) && may.Allows(TicketVerb.DeclineConsult) && may.Allows(TicketVerb.Note));
        TicketVerb[] owners = [TicketVerb.Reply, TicketVerb.Resolve, TicketVerb.Escalate, TicketVerb.Return, TicketVerb.Consult, TicketVerb.EndConsult, TicketVerb.HandOver];
        Assert.All(owners, verb => Assert.False(may.Allows(verb)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_solved_ticket_asks_nobody(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket) = await OwnedBySam(database);
        var consult = await Ask(desk, ticket, desk.Theo);

        await database.Send(
            new Resolve.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Body = "Solved.", FirstLevelCould = true }, desk.As(desk.Sam));

        Assert.Equal(ConsultState.Ended, await database.Db(db => db.Consults.Where(c => c.Id == consult).Select(c => c.State).SingleAsync()));
        Assert.Empty((await database.Send(new ListConsults.Query(), desk.As(desk.Theo))).Asked);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_same_form_twice_asks_once_and_the_same_answer_twice_is_one(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket) = await OwnedBySam(database);
        var form = await Asking(desk, ticket, desk.Theo);

        await database.Send(form, desk.As(desk.Sam));
        await database.Send(form, desk.As(desk.Sam));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form with { Question = "Another?" }, desk.As(desk.Sam)));
        var answer = new AnswerConsult.Command { Ticket = ticket.Id, Consult = await database.Db(db => db.Consults.Select(c => c.Id).SingleAsync()), Answer = "Yes." };
        await database.Send(answer, desk.As(desk.Theo));
        await database.Send(answer, desk.As(desk.Theo));

        Assert.Equal("Rule.TheQuestionIsOver", Assert.Single(await Forms.Refused(() => database.Send(answer with { Answer = "No." }, desk.As(desk.Theo)))).Key);
        Assert.Equal(1, (await desk.See(ticket)).Events.Count(e => e.Kind == TicketEventKind.ConsultAnswered));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_answers_a_refusal_and_the_end_at_once_exactly_one_counts(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        for (var round = 0; round < 5; round++)
        {
            var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
            var consult = await Ask(desk, ticket, desk.Theo);
            Func<Task>[] ways =
            [
                () => database.Send(new AnswerConsult.Command { Ticket = ticket.Id, Consult = consult, Answer = "One" }, desk.As(desk.Theo)),
                () => database.Send(new AnswerConsult.Command { Ticket = ticket.Id, Consult = consult, Answer = "Two" }, desk.As(desk.Theo)),
                () => database.Send(new DeclineConsult.Command { Ticket = ticket.Id, Consult = consult, Reason = "No" }, desk.As(desk.Theo)),
                () => database.Send(new EndConsult.Command(ticket.Id, consult), desk.As(desk.Sam)),
            ];

            var failures = await Task.WhenAll(ways.Select(way => Task.Run(async () => await Record.ExceptionAsync(way))));

            Assert.Equal(ways.Length - 1, failures.OfType<BrokenRuleException>().Count(f => f.Reasons.Single().Key == "Rule.TheQuestionIsOver"));
            Assert.Equal(1, (await desk.See(ticket)).Events.Count(e => e.Kind > TicketEventKind.ConsultAsked));
            Assert.NotEqual(ConsultState.Asked, await database.Db(db => db.Consults.Where(c => c.Id == consult).Select(c => c.State).SingleAsync()));
        }
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_providers_person_is_asked_about_what_the_provider_has_or_had_and_about_nothing_else(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var lab = await database.Save(db => db.Teams.Add(new Team("Callwerk laboratory", Tier.Third, desk.CallCentre.Id)).Entity);
        var petra = await desk.Hire("Petra Pohl", AgentRole.Agent, desk.CallCentre, lab);
        await desk.Qualify(petra, desk.CameraFirmware, SkillLevel.Expert);
        await desk.Qualify(petra, desk.PhoneFirmware, SkillLevel.Expert);
        await HandoverTests.Be(database, petra, Presence.Available);
        var sue = await desk.Hire("Sue Sander", teams: desk.SecondPhones);
        await desk.Qualify(sue, desk.PhoneFirmware, SkillLevel.Competent);
        var never = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        var had = await A.Ticket.About(desk.Phones).OwnedBy(d => d.Paula).Escalated(Tier.Second, d => d.Paula).OwnedBy(sue).AddTo(desk);

        var form = await database.Send(new ConsultForm.Query(never.Id), desk.As(desk.Sam));
        Assert.Equal(["Rule.TheColleagueMaySeeTheTicket"], Assert.Single(form.Refused).Refusals.Select(r => r.Key));
        var refused = await Forms.Refused(async () => await database.Send(await Asking(desk, never, petra), desk.As(desk.Sam)));
        Assert.Equal(("Rule.TheColleagueMaySeeTheTicket", "AgentId"), (Assert.Single(refused).Key, refused[0].Field));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new GetTicket.Query(never.Id), desk.As(petra)));

        await database.Send(await Asking(desk, had), desk.As(sue));
        var mine = await database.Send(new GetConsult.Query(had.Id), desk.As(petra));
        await database.Send(new AnswerConsult.Command { Ticket = had.Id, Consult = mine.Mine!.Id, Answer = "Yes." }, desk.As(petra));

        Assert.Equal("Petra Pohl", Assert.Single((await database.Send(new ListConsults.Query(), desk.As(sue))).Answered).Who);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_another_providers_people_a_provider_reads_no_name(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var other = await database.Save(db => db.Providers.Add(new ServiceProvider("Fonwerk")).Entity);
        var (front, theirs) = (
            await database.Save(db => db.Teams.Add(new Team("Fonwerk phones", Tier.First, other.Id)).Entity),
            await database.Save(db => db.Teams.Add(new Team("Fonwerk laboratory", Tier.Second, other.Id)).Entity));
        var stranger = await desk.Hire("Sigrid Strange", AgentRole.Agent, other, theirs);
        await desk.Qualify(stranger, desk.PhoneFirmware, SkillLevel.Competent);
        await HandoverTests.Be(database, stranger, Presence.Available);
        var ticket = await A.Ticket.About(desk.Phones)
            .Then(s => s.Ticket.Transfer(front, desk.Lena, "Theirs", s.Now)).Then(s => s.Ticket.Transfer(desk.CallCentrePhones, desk.Lena, "After all not", s.Now))
            .OwnedBy(desk.Paula).AddTo(desk);

        Assert.Empty((await database.Send(new ConsultForm.Query(ticket.Id, Tier.Second, desk.Firmware.Id), desk.As(desk.Paula))).People);
        await Assert.ThrowsAsync<NotFoundException>(async () => await database.Send(await Asking(desk, ticket, stranger, Tier.Second), desk.As(desk.Paula)));
        await database.Send(await Asking(desk, ticket, stranger, Tier.Second), desk.As(desk.Lena));

        Assert.Equal("Sigrid Strange", Assert.Single((await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Lena))).Beside.Questions).Agent);
        Assert.Equal("#ServiceRules.Another", Assert.Single((await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Paula))).Beside.Questions).Agent);
        var consult = (await database.Send(new GetConsult.Query(ticket.Id), desk.As(stranger))).Mine!;
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await database.Send(new AnswerConsult.Command { Ticket = ticket.Id, Consult = consult.Id, Answer = "Yes." }, desk.As(stranger));
        Assert.Equal("#ServiceRules.Another", Assert.Single((await database.Send(new ListConsults.Query(), desk.As(desk.Paula))).Answered).Who);
    }

    private static async Task<(Desk Desk, Ticket Ticket)> OwnedBySam(TestDatabase database)
    {
        var desk = await A.DeskIn(database);
        return (desk, await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk));
    }

    private static async Task<Consult.Command> Asking(Desk desk, Ticket ticket, Agent? whom = null, Tier tier = Tier.Third) => new()
    {
        Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Tier = tier, TopicId = desk.Firmware.Id, Question = Question, AgentId = whom?.Id,
    };

    private static async Task<long> Ask(Desk desk, Ticket ticket, Agent whom)
    {
        await desk.Database.Send(await Asking(desk, ticket, whom), desk.As(desk.Sam));
        return await desk.Database.Db(db => db.Consults.Where(c => c.TicketId == ticket.Id && c.State == ConsultState.Asked).Select(c => c.Id).SingleAsync());
    }
}
