using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Escalation;

public sealed class ReturnTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_return_goes_to_the_very_agent_it_came_from(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);

        var result = await database.Send(await desk.Back(ticket), desk.As(desk.Sam));

        var seen = await desk.See(ticket);
        Assert.True(result.ToSender);
        Assert.Equal((Tier.First, desk.FirstLevel.Id, (long?)desk.Frida.Id, 1), (seen.Tier, seen.TeamId, seen.OwnerId, seen.BounceCount));
        Assert.Empty(seen.Skills);
        Assert.Contains(seen.Assignments, a => a.Path == AssignmentPath.Return && a.AgentId == desk.Frida.Id);
    }

    [Fact]
    public async Task From_the_developers_it_goes_to_the_specialist_with_the_skill_of_the_Second_Level()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InThirdLevel().OwnedBy(d => d.Theo).AddTo(desk);

        await database.Send(await desk.Back(ticket, ReturnCode.Solved), desk.As(desk.Theo));

        var seen = await desk.See(ticket);
        Assert.Equal((Tier.Second, (long?)desk.Sam.Id), (seen.Tier, seen.OwnerId));
        Assert.Equal((desk.Firmware.Id, SkillLevel.Competent), seen.Skills.Select(s => (s.TopicId, s.Level)).Single());
        Assert.NotEmpty(seen.Assignments.Last(a => a.Path == AssignmentPath.Return).Proofs);
    }

    [Fact]
    public async Task It_goes_into_the_teams_queue_while_the_sender_is_on_leave_and_to_who_is_only_off_shift()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var (ticket, other) = (await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk), await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk));
        await database.Save(db =>
        {
            var plan = new WorkPlan(desk.Frida.Id, "Europe/Berlin");
            plan.Change("Europe/Berlin", 8, 30, Spoken.Every, [new(DayOfWeek.Saturday, new(8, 0), new(9, 0))]);
            plan.BeAbsent(desk.Now.AddDays(-1), desk.Now.AddDays(1), AbsenceKind.Holiday);
            return db.WorkPlans.Add(plan).Entity;
        });

        var form = await database.Send(new ReturnForm.Query(ticket.Id), desk.As(desk.Sam));
        Assert.Equal(Reason.Of("IsAbsentUntil", desk.Frida.Name, desk.Now.AddDays(1)), form.Back!.Takes.Reasons.Single());
        Assert.False((await database.Send(await desk.Back(ticket), desk.As(desk.Sam))).ToSender);
        Assert.Null((await desk.See(ticket)).OwnerId);

        database.Time.Advance(TimeSpan.FromDays(1));
        Assert.True((await database.Send(await desk.Back(other), desk.As(desk.Sam))).ToSender);
    }

    [Fact]
    public async Task It_goes_into_the_teams_queue_when_the_sender_is_gone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);
        await database.Db(async db =>
        {
            (await db.Agents.FindAsync(desk.Frida.Id))!.Deactivate();
            await db.SaveChangesAsync();
        });

        var form = await database.Send(new ReturnForm.Query(ticket.Id), desk.As(desk.Sam));
        var result = await database.Send(await desk.Back(ticket), desk.As(desk.Sam));

        var seen = await desk.See(ticket);
        Assert.Contains(form.Back!.Takes.Reasons, r => r.Key == "Rule.AgentIsActive");
        Assert.False(result.ToSender);
        Assert.Equal((Tier.First, desk.FirstLevel.Id, null), (seen.Tier, seen.TeamId, seen.OwnerId));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task It_goes_to_another_team_of_the_tier_when_the_senders_is_deactivated(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);
        var heirs = await database.Save(db => db.Teams.Add(new Team("Heirs", Tier.First)).Entity);
        await Deactivate(database, desk.FirstLevel);

        var form = await database.Send(new ReturnForm.Query(ticket.Id), desk.As(desk.Sam));
        await database.Send(await desk.Back(ticket), desk.As(desk.Sam));

        var seen = await desk.See(ticket);
        Assert.Equal(("Heirs", false), (form.Back!.Team, form.Back.Takes.IsAllowed));
        Assert.Equal((Tier.First, heirs.Id, null), (seen.Tier, seen.TeamId, seen.OwnerId));
    }

    [Fact]
    public async Task It_stays_where_no_team_would_have_it_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);
        await Deactivate(database, desk.FirstLevel);

        var form = await database.Send(new ReturnForm.Query(ticket.Id), desk.As(desk.Sam));
        var refusal = Assert.Single(await Forms.Refused(async () => await database.Send(await desk.Back(ticket), desk.As(desk.Sam))));

        Assert.Equal("Rule.SomeTeamServesTierAndFamily", Assert.Single(form.May.Reasons).Key);
        Assert.Equal(form.May.Reasons[0], refusal);
    }

    [Fact]
    public async Task It_goes_into_the_teams_queue_when_the_senders_qualification_expired_a_second_ago()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Competent, until: desk.Now.AddSeconds(1));
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Nora).Escalated(Tier.Third, d => d.Nora).OwnedBy(d => d.Theo).AddTo(desk);
        var before = await database.Send(new ReturnForm.Query(ticket.Id), desk.As(desk.Theo));

        database.Time.Advance(TimeSpan.FromSeconds(1));
        var after = await database.Send(new ReturnForm.Query(ticket.Id), desk.As(desk.Theo));
        await database.Send(await desk.Back(ticket), desk.As(desk.Theo));

        Assert.True(before.Back!.Takes.IsAllowed);
        Assert.Contains(after.Back!.Takes.Reasons, r => r.Key == "Rule.QualificationHasNotExpired");
        Assert.Null((await desk.See(ticket)).OwnerId);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Insufficient_information_names_what_is_missing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);
        var bare = await desk.Back(ticket, ReturnCode.InsufficientInformation);

        var reason = Assert.Single(await Forms.Refused(() => database.Send(bare, desk.As(desk.Sam))));
        await database.Send(bare with { Missing = "The firmware's log" }, desk.As(desk.Sam));

        var packet = (await database.Send(new Packets.Query(ticket.Id), desk.As(desk.Frida))).All.Single();
        Assert.Equal(("Rule.WhatIsMissingIsNamed", "Missing"), (reason.Key, reason.Field));
        Assert.Equal((desk.Sam.Name, ReturnCode.InsufficientInformation, "The firmware's log"), (packet.Returned!.By, packet.Returned.Code, packet.Returned.Missing));
    }

    [Fact]
    public async Task A_return_without_a_code_is_invalid()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);
        var back = await desk.Back(ticket);

        await Assert.ThrowsAsync<ValidationException>(() => database.Send(back with { Code = null }, desk.As(desk.Sam)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(back with { Code = (ReturnCode)99 }, desk.As(desk.Sam)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_second_return_informs_a_lead_and_the_third_between_the_same_two_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);

        await database.Send(await desk.Back(ticket), desk.As(desk.Sam));
        Assert.False((await desk.See(ticket)).NeedsLead);
        await ToSam(database, desk, ticket);
        await database.Send(await desk.Back(ticket), desk.As(desk.Sam));
        await ToSam(database, desk, ticket);
        var refused = await Forms.Refused(async () => await database.Send(await desk.Back(ticket), desk.As(desk.Sam)));

        var seen = await desk.See(ticket);
        var form = await database.Send(new ReturnForm.Query(ticket.Id), desk.As(desk.Sam));
        Assert.Equal("Rule.TheThirdBounceGoesToTheLead", Assert.Single(refused).Key);
        Assert.True(seen.NeedsLead);
        Assert.Equal((2, Tier.Second), (seen.BounceCount, seen.Tier));
        Assert.Contains(seen.Events, e => e.Kind == TicketEventKind.LeadInformed);
        Assert.Equal((false, 2, true), (form.May.IsAllowed, form.Bounces, form.LeadIsInformed));
    }

    [Fact]
    public async Task A_ticket_that_nobody_escalated_goes_nowhere_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);

        var reasons = await Forms.Refused(async () => await database.Send(await desk.Back(ticket), desk.As(desk.Frida)));
        var form = await database.Send(new ReturnForm.Query(ticket.Id), desk.As(desk.Frida));

        Assert.Equal("Rule.OnlyAnEscalatedTicketIsReturned", Assert.Single(reasons).Key);
        Assert.Null(form.Back);
    }

    [Fact]
    public async Task A_return_sent_twice_counts_once_and_another_one_for_an_old_version_is_stale()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);
        var back = await desk.Back(ticket);

        await database.Send(back, desk.As(desk.Sam));
        await database.Send(back, desk.As(desk.Sam));

        Assert.Equal(1, (await desk.See(ticket)).BounceCount);
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(back with { Note = "Something else" }, desk.As(desk.Sam)));
    }

    [Fact]
    public async Task A_providers_agent_gets_the_ticket_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var priya = await desk.Hire("Priya Pohl", teams: desk.SecondPhones);
        await desk.Qualify(priya, desk.PhoneFirmware, SkillLevel.Competent);
        var ticket = await A.Ticket.About(desk.Phones, desk.Phone.Generations.First()).OwnedBy(d => d.Paula)
            .Escalated(Tier.Second, d => d.Paula).OwnedBy(priya).AddTo(desk);

        await database.Send(await desk.Back(ticket, ReturnCode.FinishWithCustomer), desk.As(priya));

        var seen = await desk.See(ticket);
        Assert.Equal((desk.CallCentrePhones.Id, (long?)desk.Paula.Id), (seen.TeamId, seen.OwnerId));
    }

    private static async Task ToSam(TestDatabase database, Desk desk, Ticket ticket)
    {
        database.Time.Advance(TimeSpan.FromMinutes(5));
        await database.Send(await desk.Packet(ticket, Tier.Second), desk.As(desk.Frida));
        database.Time.Advance(TimeSpan.FromMinutes(5));
        await database.Send(new Claim.Command(ticket.Id), desk.As(desk.Sam));
    }

    private static Task Deactivate(TestDatabase database, Team team) => database.Db(async db =>
    {
        (await db.Teams.FindAsync(team.Id))!.Deactivate();
        await db.SaveChangesAsync();
    });
}
