using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Escalation;

public sealed class OverrideTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task With_an_override_the_ticket_can_be_assigned_and_both_are_on_record(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        await database.Send(For(desk, desk.Nora), desk.As(desk.Lena));
        await database.Send(new Assign.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, AgentId = desk.Nora.Id }, desk.As(desk.Lena));

        var seen = await desk.See(ticket);
        var granted = await database.Db(db => db.Overrides.SingleAsync());
        var shown = Assert.Single((await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Frida))).Overrides);
        Assert.Equal((desk.Nora.Id, desk.Lena.Id, "Sam is on leave."), (granted.AgentId, granted.GrantedById, granted.Reason));
        Assert.Equal((desk.Nora.Name, desk.Lena.Name, "Sam is on leave."), (shown.Agent, shown.GrantedBy, shown.Reason));
        Assert.Equal(granted.Id, seen.Assignments.Single(a => a.Path == AssignmentPath.Assign).OverrideId);
        Assert.Contains(seen.Events, e => e.Kind == TicketEventKind.OverrideUsed);
    }

    [Fact]
    public async Task It_ends_to_the_second()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await database.Send(For(desk, desk.Nora) with { ValidUntil = desk.Now.AddMinutes(1) }, desk.As(desk.Lena));
        var (early, late) = (await A.Ticket.InSecondLevel().AddTo(desk), await A.Ticket.InSecondLevel().AddTo(desk));

        database.Time.Advance(TimeSpan.FromSeconds(59));
        await database.Send(new Claim.Command(early.Id), desk.As(desk.Nora));
        database.Time.Advance(TimeSpan.FromSeconds(1));

        await Forms.Refused(() => database.Send(new Claim.Command(late.Id), desk.As(desk.Nora)));
        Assert.Empty((await database.Send(new GetTicket.Query(late.Id), desk.As(desk.Lena))).Overrides);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Ended_before_its_time_it_opens_nothing_any_more_but_stays_provable(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(For(desk, desk.Nora), desk.As(desk.Lena));
        var (early, late) = (await A.Ticket.InSecondLevel().AddTo(desk), await A.Ticket.InSecondLevel().AddTo(desk));
        await database.Send(new Claim.Command(early.Id), desk.As(desk.Nora));
        var granted = await database.Db(db => db.Overrides.SingleAsync());

        await database.Send(new EndOverride.Command(granted.Id), desk.As(desk.Lena));

        await Forms.Refused(() => database.Send(new Claim.Command(late.Id), desk.As(desk.Nora)));
        Assert.Equal(granted.Id, (await desk.See(early)).Assignments.Last().OverrideId);
    }

    [Fact]
    public async Task It_needs_a_reason_and_an_end_in_the_future_within_ninety_days()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var grant = For(desk, desk.Nora);

        await Assert.ThrowsAsync<ValidationException>(() => database.Send(grant with { Reason = " " }, desk.As(desk.Lena)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(grant with { ValidUntil = null }, desk.As(desk.Lena)));
        Assert.Equal("ValidUntil", Assert.Single(await Forms.Refused(() => database.Send(grant with { ValidUntil = desk.Now }, desk.As(desk.Lena)))).Field);
        Assert.Equal("Rule.AnOverrideIsTemporary", Assert.Single(await Forms.Refused(() => database.Send(
            grant with { ValidUntil = desk.Now + GateOverride.LongestDuration + TimeSpan.FromSeconds(1) }, desk.As(desk.Lena)))).Key);
    }

    [Fact]
    public async Task Nobody_grants_one_to_themselves_and_only_leads_grant_or_end_any()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        Assert.Equal("Rule.NobodyOverridesTheirOwnGate", Assert.Single(await Forms.Refused(() => database.Send(For(desk, desk.Lena), desk.As(desk.Lena)))).Key);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(For(desk, desk.Nora), desk.As(desk.Sam)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new EndOverride.Command(1), desk.As(desk.Sam)));
    }

    [Fact]
    public async Task A_providers_lead_grants_to_the_providers_people_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var lead = await desk.Hire("Peter Pohl", AgentRole.Lead, desk.CallCentre, desk.CallCentrePhones);

        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(For(desk, desk.Nora), desk.As(lead)));
        await database.Send(For(desk, desk.Paula), desk.As(lead));

        Assert.Equal(desk.Paula.Id, await database.Db(db => db.Overrides.Select(o => o.AgentId).SingleAsync()));
    }

    [Fact]
    public async Task It_replaces_no_team_membership()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);
        await database.Send(For(desk, desk.Fritz), desk.As(desk.Lena));

        var reasons = await Forms.Refused(() => database.Send(new Claim.Command(ticket.Id), desk.As(desk.Fritz)));

        Assert.Contains(reasons, r => r.Key == "Rule.ATeamOfTheTierServesTheFamily");
    }

    [Fact]
    public async Task The_same_form_sent_twice_grants_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await database.Send(For(desk, desk.Nora), desk.As(desk.Lena));
        await database.Send(For(desk, desk.Nora), desk.As(desk.Lena));

        Assert.Equal(1, await database.Db(db => db.Overrides.CountAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_form_says_what_would_be_passed_over(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        var form = await database.Send(new OverrideForm.Query(ticket.Id, desk.Nora.Id), desk.As(desk.Lena));

        Assert.Contains(form.Missing.Reasons, r => r.Key == "Rule.SkillIsHeld");
        Assert.Equal((desk.Nora.Name, Tier.Second), (form.Agent, form.Work.Tier));
    }

    private static GrantOverride.Command For(Desk desk, Agent agent) =>
        new() { AgentId = agent.Id, Tier = Tier.Second, FamilyId = desk.Cameras.Id, Reason = "Sam is on leave.", ValidUntil = desk.Now.AddDays(2) };
}
