using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Qualifications;

public sealed class ReplayTests
{
    private static readonly ChangeAdmissionRule.Row[] Proficient = [new() { Level = SkillLevel.Proficient }];

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_stricter_rule_moves_exactly_the_tickets_that_only_others_could_have(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (first, second, third, sven) = await StageAsync(desk);
        var rule = await Rule(desk, Tier.Second);

        var strict = (await database.Send(new ReplayAdmissionRule.Query(rule, Proficient), desk.As(desk.Ada))).Run;
        var optics = (await database.Send(
            new ReplayAdmissionRule.Query(rule, [new() { Level = SkillLevel.Competent, Topic = desk.Optics.Id }]), desk.As(desk.Ada))).Run;

        Assert.Equal([third.Id, second.Id, first.Id], strict.Assignments.Select(a => a.Past.TicketId));
        Assert.Equal([second.Id, first.Id], strict.Moved.Select(a => a.Past.TicketId));
        Assert.All(strict.Moved, a => Assert.Equal((desk.Sam.Id, desk.Sam.Id, null, WhyNobody.NobodyQualified), (a.Past.AgentId, a.Present.AgentId, a.Changed.AgentId, a.Changed.WhyNobody)));
        Assert.Equal((2, 0), (strict.Lost, strict.Elsewhere));
        Assert.Equal([(desk.Sam.Id, 3, 2, 0), (sven.Id, 0, 1, 1)], strict.People.Select(p => (p.AgentId, p.Had, p.Present, p.Changed)));

        var moved = Assert.Single(optics.Moved);
        Assert.Equal((third.Id, sven.Id, desk.Sam.Id), (moved.Past.TicketId, moved.Present.AgentId, moved.Changed.AgentId));
        Assert.Equal((0, 1), (optics.Lost, optics.Elsewhere));
        Assert.Empty(await database.Db(db => db.AdmissionRules.SelectMany(r => r.Conditions).Where(c => c.Level == SkillLevel.Proficient).ToListAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_was_asked_for_then_is_asked_for_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InThirdLevel().OwnedBy(desk.Theo).AddTo(desk);

        var past = await database.Send(new ReplayAdmissionRule.Query(await Rule(desk, Tier.Second), null), desk.As(desk.Ada));
        var now = await database.Send(new ReplayAdmissionRule.Query(await Rule(desk, Tier.Third), null), desk.As(desk.Ada));

        var inSecond = Assert.Single(past.Run.Assignments).Past.Asked;
        Assert.Equal((Tier.Second, desk.Firmware.Id, SkillLevel.Competent, desk.SecondCameras.Id), (inSecond.Work.Tier, inSecond.Work.Skills[0].TopicId, inSecond.Work.Skills[0].Level, inSecond.TeamId));
        Assert.Equal([new(desk.Frida.Id, ExclusionKind.Sender)], inSecond.Excluded);
        Assert.Equal(desk.Frida.Id, inSecond.Sticky!.AgentId);
        var inThird = Assert.Single(now.Run.Assignments);
        Assert.Equal((SkillLevel.Expert, desk.Developers.Id, ticket.Id, desk.Theo.Id), (inThird.Past.Asked.Work.Skills[0].Level, inThird.Past.Asked.TeamId, inThird.Past.TicketId, inThird.Present.AgentId));
        Assert.Empty(past.Run.Moved.Concat(now.Run.Moved));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Who_returned_it_declined_it_or_was_off_shift_is_not_chosen(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Competent);
        await A.Ticket.InSecondLevel().OwnedBy(desk.Sam)
            .Then(s => s.Ticket.Return(desk.Sam, new TicketReturn(ReturnCode.InsufficientInformation, "Serial", ""), new WayBack(desk.FirstLevel.Id, null, null), s.Now))
            .OwnedBy(desk.Frida).Escalated(Tier.Second, d => d.Frida).OwnedBy(desk.Nora).AddTo(desk);
        var rule = await Rule(desk, Tier.Second);

        var back = (await database.Send(new ReplayAdmissionRule.Query(rule, null), desk.As(desk.Ada))).Run;
        await database.Save(db =>
        {
            var plan = new WorkPlan(desk.Nora.Id, "UTC");
            plan.Change("UTC", 5, 5, Spoken.Every, [new(desk.Now.AddDays(3).DayOfWeek, new(8, 0), new(9, 0))]);
            return db.WorkPlans.Add(plan).Entity;
        });
        var off = (await database.Send(new ReplayAdmissionRule.Query(rule, null), desk.As(desk.Ada))).Run;

        // Nora knows less besides, so she comes first; where she is off shift it is Sam's, unless he returned it.
        Assert.Equal([desk.Nora.Id, desk.Nora.Id], back.Assignments.Select(a => a.Present.AgentId!.Value).ToArray());
        Assert.Equal([null, desk.Sam.Id], off.Assignments.Select(a => a.Present.AgentId));
        Assert.Equal(WhyNobody.NobodyFree, off.Assignments[0].Present.WhyNobody);
    }

    [Fact]
    public async Task A_familys_rule_is_replayed_on_its_own_tickets()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await StageAsync(desk);
        var phones = await database.Send(new CreateAdmissionRule.Command(Tier.Second, desk.Phones.Id), desk.As(desk.Ada));
        var cameras = await database.Send(new CreateAdmissionRule.Command(Tier.Second, desk.Cameras.Id), desk.As(desk.Ada));

        Assert.Empty((await database.Send(new ReplayAdmissionRule.Query(phones.Id, Proficient), desk.As(desk.Ada))).Run.Assignments);
        Assert.Equal(2, (await database.Send(new ReplayAdmissionRule.Query(cameras.Id, Proficient), desk.As(desk.Ada))).Run.Lost);
        Assert.Empty((await database.Send(new ReplayAdmissionRule.Query(await Rule(desk, Tier.Second), Proficient), desk.As(desk.Ada))).Run.Moved);
    }

    [Fact]
    public async Task Only_the_days_that_are_asked_for_by_an_administrator_with_a_rule_that_can_be()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await StageAsync(desk);
        var rule = await Rule(desk, Tier.Second);

        Assert.Single((await database.Send(new ReplayAdmissionRule.Query(rule, null, Days: 1), desk.As(desk.Ada))).Run.Assignments);
        foreach (var days in new[] { 0, DryRun.MostDays + 1 })
        {
            await Assert.ThrowsAsync<ValidationException>(() => database.Send(new ReplayAdmissionRule.Query(rule, null, Days: days), desk.As(desk.Ada)));
        }

        await Assert.ThrowsAsync<ValidationException>(() => database.Send(new ReplayAdmissionRule.Query(rule, [new() { Level = (SkillLevel)9 }]), desk.As(desk.Ada)));
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new ReplayAdmissionRule.Query(rule, [new() { Level = SkillLevel.Expert, Topic = 4711 }]), desk.As(desk.Ada)));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new ReplayAdmissionRule.Query(4711, null), desk.As(desk.Ada)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ReplayAdmissionRule.Query(rule, null), desk.As(desk.Lena)));
    }

    [Fact]
    public async Task Six_statements_and_no_table_that_grows_is_read_as_a_whole()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await StageAsync(desk);
        var rule = await Rule(desk, Tier.Second);

        database.Log.Clear();
        await database.Send(new ReplayAdmissionRule.Query(rule, Proficient), desk.As(desk.Ada));

        Assert.Equal(6, database.Log.Statements.Count);
        foreach (var sql in database.Log.Statements.Where(s => s.Contains("TicketAssignments", StringComparison.Ordinal)))
        {
            Assert.Contains(await QueryPlan.OfAsync(database, sql), s => s.Contains("IX_TicketAssignments_Tier_At (Tier=? AND At>?", StringComparison.Ordinal));
            Assert.Empty(await QueryPlan.ReadsWholeAsync(database, sql));
            Assert.DoesNotContain(await QueryPlan.OfAsync(database, sql), s => s.StartsWith("SCAN o", StringComparison.Ordinal));
        }
    }

    /// <summary>Sam took three tickets; before the last of them somebody better came who knows nothing of optics.</summary>
    private static async Task<(Ticket First, Ticket Second, Ticket Third, Agent Sven)> StageAsync(Desk desk)
    {
        var sven = await desk.Hire("Sven Sander", teams: desk.SecondCameras);
        var first = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        desk.Database.Time.Advance(TimeSpan.FromHours(1));
        var second = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).Resolved(d => d.Sam).AddTo(desk);
        desk.Database.Time.Advance(TimeSpan.FromDays(2));
        await desk.Database.Save(db =>
        {
            var since = desk.Now.AddDays(-1);
            var held = new Qualification(sven.Id, desk.CameraFirmware.Id, SkillLevel.Proficient, EvidenceKind.Certificate, "No. 4", since, null, desk.Lena.Id, since);
            held.Verify(desk.Ada.Id, since);
            return db.Qualifications.Add(held).Entity;
        });
        var third = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        return (first, second, third, sven);
    }

    private static Task<long> Rule(Desk desk, Tier tier) =>
        desk.Database.Db(db => db.AdmissionRules.Where(r => r.Tier == tier && r.FamilyId == null).Select(r => r.Id).SingleAsync());
}
