using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Escalation;

public sealed class AssignTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_lead_assigns_to_somebody_qualified_and_the_proof_is_kept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var proof = await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Proficient);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        await database.Send(await To(desk, ticket, desk.Nora), desk.As(desk.Lena));

        var seen = await desk.See(ticket);
        var assignment = seen.Assignments.Single(a => a.Path == AssignmentPath.Assign);
        Assert.Equal(desk.Nora.Id, seen.OwnerId);
        Assert.Equal([proof.Id], assignment.Proofs.Select(p => p.QualificationId));
        Assert.Contains(seen.Events, e => e.Kind == TicketEventKind.Assigned && e.ActorName == desk.Lena.Name && e.To == desk.Nora.Name);
    }

    [Fact]
    public async Task The_owner_hands_a_ticket_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);

        await database.Send(await To(desk, ticket, desk.Fritz), desk.As(desk.Frida));

        var seen = await desk.See(ticket);
        Assert.Equal((desk.Fritz.Id, desk.Frida.Id), (seen.OwnerId, seen.ResponsibleId));
    }

    [Fact]
    public async Task Who_neither_owns_nor_leads_assigns_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);

        var reasons = await Forms.Refused(async () => await database.Send(await To(desk, ticket, desk.Frida), desk.As(desk.Fritz)));

        Assert.Equal("Rule.TheOwnerOrALeadAssigns", Assert.Single(reasons).Key);
    }

    [Fact]
    public async Task The_gate_names_the_missing_skill_its_level_and_what_admission_needs_at_the_field()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        var reasons = await Forms.Refused(async () => await database.Send(await To(desk, ticket, desk.Nora), desk.As(desk.Lena)));

        Assert.Contains(Reason.Of("SkillIsHeld", desk.Firmware.Name, desk.Cameras.Name, SkillLevel.Competent).At("AgentId"), reasons);
        Assert.All(reasons, r => Assert.Equal("AgentId", r.Field));
    }

    [Theory]
    [InlineData(SkillLevel.Developing, true, true, "Rule.SkillIsHeldAtTheLevel")]
    [InlineData(SkillLevel.Competent, false, true, "Rule.QualificationIsVerified")]
    [InlineData(SkillLevel.Competent, true, false, "Rule.QualificationHasNotExpired")]
    public async Task The_gate_names_a_low_level_an_unverified_and_an_expired_qualification(SkillLevel level, bool verified, bool valid, string rule)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraFirmware, level, valid ? null : desk.Now.AddSeconds(-1), verified);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        var reasons = await Forms.Refused(async () => await database.Send(await To(desk, ticket, desk.Nora), desk.As(desk.Lena)));

        Assert.Contains(reasons, r => r.Key == rule);
    }

    [Fact]
    public async Task A_qualification_for_another_generation_is_named()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var forOlder = await database.Save(db => db.Skills.Add(new Skill(desk.Firmware.Id, desk.Cameras.Id, [desk.Older.Id])).Entity);
        await desk.Qualify(desk.Nora, forOlder, SkillLevel.Expert);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        var reasons = await Forms.Refused(async () => await database.Send(await To(desk, ticket, desk.Nora), desk.As(desk.Lena)));

        Assert.Contains(Reason.Of("SkillCoversTheGeneration", desk.Firmware.Name, desk.Cameras.Name, desk.Current.Name).At("AgentId"), reasons);
    }

    [Fact]
    public async Task Valid_until_means_until_that_very_second()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Competent, until: desk.Now.AddSeconds(10));
        var (early, late) = (await A.Ticket.InSecondLevel().AddTo(desk), await A.Ticket.InSecondLevel().AddTo(desk));

        database.Time.Advance(TimeSpan.FromSeconds(9));
        await database.Send(await To(desk, early, desk.Nora), desk.As(desk.Lena));
        database.Time.Advance(TimeSpan.FromSeconds(1));
        var reasons = await Forms.Refused(async () => await database.Send(await To(desk, late, desk.Nora), desk.As(desk.Lena)));

        Assert.Equal(desk.Nora.Id, (await desk.See(early)).OwnerId);
        Assert.Contains(reasons, r => r.Key == "Rule.QualificationHasNotExpired");
    }

    [Fact]
    public async Task Somebody_outside_the_tiers_teams_is_refused_however_qualified()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        var reasons = await Forms.Refused(async () => await database.Send(await To(desk, ticket, desk.Theo), desk.As(desk.Lena)));

        Assert.Equal("Rule.ATeamOfTheTierServesTheFamily", Assert.Single(reasons).Key);
    }

    [Fact]
    public async Task Nobody_chosen_the_present_owner_and_a_deactivated_colleague_are_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        await database.Db(async db =>
        {
            (await db.Agents.FindAsync(desk.Fritz.Id))!.Deactivate();
            await db.SaveChangesAsync();
        });
        var nobody = await To(desk, ticket, desk.Frida) with { AgentId = null };

        Assert.Equal("Rule.AColleagueIsChosen", Assert.Single(await Forms.Refused(() => database.Send(nobody, desk.As(desk.Lena)))).Key);
        Assert.Equal("Rule.TheTicketIsNotTheirsYet", Assert.Single(await Forms.Refused(async () => await database.Send(await To(desk, ticket, desk.Frida), desk.As(desk.Lena)))).Key);
        Assert.Equal("Rule.AgentIsActive", Assert.Single(await Forms.Refused(async () => await database.Send(await To(desk, ticket, desk.Fritz), desk.As(desk.Lena)))).Key);
    }

    [Fact]
    public async Task A_providers_owner_hands_on_to_colleagues_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var petra = await desk.Hire("Petra Pohl", provider: desk.CallCentre, teams: desk.CallCentrePhones);
        var ticket = await A.Ticket.About(desk.Phones, desk.Phone.Generations.First()).OwnedBy(d => d.Paula).AddTo(desk);

        var who = await database.Send(new WhoMayTakeIt.Query(ticket.Id), desk.As(desk.Paula));
        await Assert.ThrowsAsync<NotFoundException>(async () => await database.Send(await To(desk, ticket, desk.Frida), desk.As(desk.Paula)));
        await database.Send(await To(desk, ticket, petra), desk.As(desk.Paula));

        Assert.Equal([desk.Paula.Name, petra.Name], who.People.Select(p => p.Agent.Name));
        Assert.Equal(petra.Id, (await desk.See(ticket)).OwnerId);
    }

    [Fact]
    public async Task A_providers_agent_gets_no_ticket_that_the_provider_could_not_see()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.About(desk.Phones, desk.Phone.Generations.First()).AddTo(desk);
        var inHouse = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        await database.Db(async db =>
        {
            (await db.Teams.Include(t => t.Families).SingleAsync(t => t.Id == desk.CallCentrePhones.Id)).Change("Callwerk", []);
            await db.SaveChangesAsync();
        });

        var reasons = await Forms.Refused(async () => await database.Send(await To(desk, inHouse, desk.Paula), desk.As(desk.Lena)));
        await database.Send(await To(desk, ticket, desk.Paula), desk.As(desk.Lena));

        Assert.Equal("Rule.TheColleagueMaySeeTheTicket", Assert.Single(reasons).Key);
        Assert.DoesNotContain((await database.Send(new WhoMayTakeIt.Query(inHouse.Id), desk.As(desk.Lena))).People, p => p.Agent.AgentId == desk.Paula.Id);
    }

    [Fact]
    public async Task An_assignment_sent_twice_happens_once_and_another_for_an_old_version_is_stale()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        var assign = await To(desk, ticket, desk.Fritz);

        await database.Send(assign, desk.As(desk.Lena));
        await database.Send(assign, desk.As(desk.Lena));

        Assert.Single((await desk.See(ticket)).Assignments, a => a.Path == AssignmentPath.Assign);
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(assign with { AgentId = desk.Frida.Id }, desk.As(desk.Lena)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Who_does_not_speak_the_customers_language_gets_it_only_by_an_override_which_is_kept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Save(db =>
        {
            var plan = new WorkPlan(desk.Sam.Id, "Europe/Berlin");
            plan.Change("Europe/Berlin", 3, 3, SpokenLanguages.English, []);
            return db.WorkPlans.Add(plan).Entity;
        });
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);
        var missing = Reason.Of("SpeaksTheLanguage", desk.Sam.Name, Language.German);

        var who = await database.Send(new WhoMayTakeIt.Query(ticket.Id), desk.As(desk.Lena));
        var form = await database.Send(new OverrideForm.Query(ticket.Id, desk.Sam.Id), desk.As(desk.Lena));
        var refused = await Forms.Refused(async () => await database.Send(await To(desk, ticket, desk.Sam), desk.As(desk.Lena)));
        Assert.Equal([missing], who.People.Single(p => p.Agent.AgentId == desk.Sam.Id).Gate.Verdict.Reasons);
        Assert.Equal([missing], form.Missing.Reasons);
        Assert.Equal([missing.At("AgentId")], refused);

        await database.Send(
            new GrantOverride.Command { AgentId = desk.Sam.Id, Tier = Tier.Second, FamilyId = desk.Cameras.Id, Reason = "Writes with a colleague", ValidUntil = desk.Now.AddDays(1) },
            desk.As(desk.Lena));
        await database.Send(await To(desk, ticket, desk.Sam), desk.As(desk.Lena));

        var seen = await desk.See(ticket);
        Assert.Equal(desk.Sam.Id, seen.OwnerId);
        Assert.NotNull(seen.Assignments.Single(a => a.Path == AssignmentPath.Assign).OverrideId);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Who_may_take_it_lists_the_teams_people_with_every_reason(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        var who = await database.Send(new WhoMayTakeIt.Query(ticket.Id), desk.As(desk.Frida));

        Assert.Equal([desk.Nora.Name, desk.Sam.Name], who.People.Select(p => p.Agent.Name));
        Assert.Equal([false, true], who.People.Select(p => p.Gate.Verdict.IsAllowed));
        Assert.Equal((desk.Firmware.Name, SkillLevel.Competent, desk.Current.Name), who.Work.Skills.Select(s => (s.Topic, s.Level, who.Work.Generation)).Single());
    }

    private static async Task<Assign.Command> To(Desk desk, Ticket ticket, Agent agent) =>
        new() { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, AgentId = agent.Id };
}
