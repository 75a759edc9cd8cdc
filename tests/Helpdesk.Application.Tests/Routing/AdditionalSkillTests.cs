using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Settings;
using Helpdesk.Application.Tests.Clocks;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Tests.Routing;

/// <summary>What would help besides is given up after a wait; what somebody could come to harm without never is.</summary>
public sealed class AdditionalSkillTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_would_help_besides_is_asked_for_and_given_up_after_the_wait_that_the_desk_set(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var zoe = await desk.Hire("Zoe Zander", teams: desk.SecondCameras);
        await desk.Qualify(zoe, desk.CameraFirmware, SkillLevel.Competent);
        var ticket = await EscalatedAsync(desk);

        Assert.Null(await database.Send(new TakeNext.Command(), desk.As(zoe)));
        database.Time.Advance(RoutingTimes.Usual.PlanBy(null).Only(RelaxationKind.DropAdditionalSkill).Steps[0].After);

        Assert.Equal(ticket.Id, await database.Send(new TakeNext.Command(), desk.As(zoe)));
        var decision = (await database.Send(new ListDecisions.Query(ticket.Id), desk.As(zoe))).Decisions.Select(d => d.Pull).Single(p => p is not null)!;
        Assert.Equal((RelaxationKind.DropAdditionalSkill, "Optics"), (decision.Dropped.Single().Kind, decision.Dropped.Single().Topic!.En));
        var packet = Assert.Single((await database.Send(new Packets.Query(ticket.Id), desk.As(zoe))).All);
        Assert.Equal(("Firmware", "Optics"), (packet.Topic.En, packet.AlsoTopic?.En));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task By_the_hours_of_an_office_nothing_is_given_up_at_night(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var zoe = await desk.Hire("Zoe Zander", teams: desk.SecondCameras);
        await desk.Qualify(zoe, desk.CameraFirmware, SkillLevel.Competent);
        var times = (await database.Send(new ChangeRouting.Query(), desk.As(desk.Ada))).Input;
        await database.Send(times with { CalendarId = (await desk.Office()).Id }, desk.As(desk.Ada));
        await database.Services.GetRequiredService<DeskProfile>().RefreshAsync(CancellationToken.None);
        database.Time.Advance(TimeSpan.FromHours(10));
        var ticket = await EscalatedAsync(desk);

        database.Time.Advance(TimeSpan.FromHours(14));
        Assert.Null(await database.Send(new TakeNext.Command(), desk.As(zoe)));
        database.Time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(ticket.Id, await database.Send(new TakeNext.Command(), desk.As(zoe)));
    }

    [Fact]
    public async Task Who_has_both_gets_it_at_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await EscalatedAsync(desk);

        Assert.Equal(ticket.Id, await database.Send(new TakeNext.Command(), desk.As(desk.Sam)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_topic_of_safety_is_never_given_up(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var zoe = await desk.Hire("Zoe Zander", teams: desk.SecondCameras);
        await desk.Qualify(zoe, desk.CameraFirmware, SkillLevel.Competent);
        var form = await database.Send(new EditTopic.Query(desk.Optics.Id), desk.As(desk.Ada));
        await database.Send(form with { IsSafety = true }, desk.As(desk.Ada));
        Assert.True((await database.Send(new EditTopic.Query(desk.Optics.Id), desk.As(desk.Ada))).IsSafety);
        var ticket = await EscalatedAsync(desk);
        database.Time.Advance(TimeSpan.FromDays(3));

        Assert.Null(await database.Send(new TakeNext.Command(), desk.As(zoe)));
        var why = Assert.Single((await database.Send(new ExplainNext.Query(), desk.As(zoe))).Decision.Passed);
        Assert.Equal((ticket.Id, "Rule.SkillIsHeld"), (why.TicketId, why.Reasons.Single().Key));
    }

    [Fact]
    public async Task A_topic_that_the_family_does_not_have_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(async () =>
            await database.Send(await desk.Packet(ticket, Tier.Second) with { AlsoTopicId = 999_999 }, desk.As(desk.Frida)));

        Assert.Equal(("Rule.TheSkillExistsForTheFamily", "AlsoTopicId"), (refused.Reasons.Single().Key, refused.Reasons.Single().Field));
    }

    [Fact]
    public async Task After_the_return_only_what_was_asked_before_is_asked()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await EscalatedAsync(desk);
        Assert.Equal([SkillNeed.Additional, SkillNeed.Principal], (await SkillsAsync(database, ticket)).OrderByDescending(s => s.Need).Select(s => s.Need));
        await database.Send(new TakeNext.Command(), desk.As(desk.Sam));

        var now = await desk.See(ticket);
        await database.Send(
            new Return.Command { Ticket = ticket.Id, Version = now.Version, Code = ReturnCode.SolvableAtLowerLevel, Note = "See the manual" }, desk.As(desk.Sam));

        Assert.Empty(await SkillsAsync(database, ticket));
    }

    private static async Task<Ticket> EscalatedAsync(Desk desk)
    {
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        await desk.Database.Send(await desk.Packet(ticket, Tier.Second) with { TopicId = desk.Firmware.Id, AlsoTopicId = desk.Optics.Id }, desk.As(desk.Frida));
        return ticket;
    }

    private static Task<List<TicketSkill>> SkillsAsync(TestDatabase database, Ticket ticket) =>
        database.Db(db => db.Set<TicketSkill>().AsNoTracking().Where(s => s.TicketId == ticket.Id).ToListAsync());
}
