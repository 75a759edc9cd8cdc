using FluentValidation;
using Helpdesk.Application.Pipeline;
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

namespace Helpdesk.Application.Tests.Routing;

/// <summary>The warm handover to a colleague of the same team.</summary>
public sealed class ColleagueTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Until_the_colleague_accepts_it_stays_with_its_owner_and_then_it_is_theirs(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket) = await ReadyAsync(database);
        var before = await desk.See(ticket);

        var there = await database.Send(new HandOver.Query(ticket.Id), desk.As(desk.Frida));
        await database.Send(await To(desk, ticket, desk.Fritz), desk.As(desk.Frida));

        Assert.Equal([desk.Fritz.Id], there.Where(p => p.Standing is not null).Select(p => p.AgentId));
        Assert.DoesNotContain(there, p => p.AgentId == desk.Frida.Id);
        Assert.Equal(desk.Frida.Id, await Owner(database, ticket));
        var offer = Assert.Single(await database.Send(new ListOffers.Query(), desk.As(desk.Fritz)));
        Assert.Equal((desk.Frida.Name, "My shift ends", Tier.First, database.Now + RoutingTimes.Usual.OfferTime), (offer.From, offer.Question, offer.Tier, offer.ExpiresAt));
        Assert.Equal("My shift ends", (await database.Send(new GetOffer.Query(ticket.Id), desk.As(desk.Fritz))).Why);
        await database.Send(new AcceptOffer.Command(ticket.Id), desk.As(desk.Fritz));

        var after = await desk.See(ticket);
        Assert.Equal((desk.Fritz.Id, before.Tier, before.TeamId, before.CreatedAt, before.BounceCount), (after.OwnerId, after.Tier, after.TeamId, after.CreatedAt, after.BounceCount));
        Assert.Equal(AssignmentPath.Handover, after.Assignments.OrderBy(a => a.At).Last().Path);
        Assert.Contains(after.Events, e => e is { Kind: TicketEventKind.Offered, Detail: "My shift ends" } && e.ActorName == desk.Frida.Name);
        Assert.Equal(0, await database.Db(db => db.Due.CountAsync()));
        var decision = Assert.Single((await database.Send(new ListDecisions.Query(ticket.Id), desk.As(desk.Frida))).Decisions).Push!;
        Assert.Equal((RoutingPath.Handover, desk.Fritz.Id), (decision.Path, decision.AgentId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_declines_or_misses_it_leaves_it_with_its_owner_and_nobody_else_is_asked(bool declines)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (desk, ticket) = await ReadyAsync(database);
        var third = await desk.Hire("Third One", teams: desk.FirstLevel);
        await HandoverTests.Be(database, third, Presence.Available);
        await HandoverTests.Be(database, desk.Frida, Presence.Available);
        await database.Send(await To(desk, ticket, desk.Fritz), desk.As(desk.Frida));

        if (declines)
        {
            await database.Send(new DeclineOffer.Command { Ticket = ticket.Id, Reason = "I am leaving, too" }, desk.As(desk.Fritz));
        }
        else
        {
            database.Time.Advance(RoutingTimes.Usual.OfferTime);
            Assert.Equal(1, await database.DoDueWork());
        }

        Assert.Equal(desk.Frida.Id, await Owner(database, ticket));
        Assert.Equal(0, await database.Db(db => db.Offers.CountAsync(o => o.State == OfferState.Open)));
        Assert.Equal(0, await database.Db(db => db.Due.CountAsync()));
        Assert.Contains((await desk.See(ticket)).Events, e => e.Kind == TicketEventKind.NobodyAccepted);
        var again = await Forms.Refused(async () => await database.Send(await To(desk, ticket, desk.Fritz), desk.As(desk.Frida)));
        Assert.Contains(again, r => r.Key == (declines ? "Rule.WhoDeclinedItIsNotAsked" : "Rule.WhoMissedItIsNotAsked") && r.Field == "AgentId");
    }

    [Fact]
    public async Task The_gate_the_presence_and_the_team_are_asked_as_for_any_handover()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);
        await HandoverTests.Be(database, desk.Sam, Presence.Available);
        await HandoverTests.Be(database, desk.Nora, Presence.Available);
        await HandoverTests.Be(database, desk.Theo, Presence.Available);
        var able = await desk.Hire("Zoe Zander", teams: desk.SecondCameras);
        await desk.Qualify(able, desk.CameraFirmware, SkillLevel.Competent);

        var unqualified = await Refused(desk, ticket, desk.Nora);
        var absent = await Refused(desk, ticket, able);
        var outside = await Refused(desk, ticket, desk.Theo);
        var themselves = await Refused(desk, ticket, desk.Sam);
        var nobody = await Refused(desk, ticket, null);

        Assert.Contains(Reason.Of("SkillIsHeld", desk.Firmware.Name, desk.Cameras.Name, SkillLevel.Competent).At("AgentId"), unqualified);
        Assert.Equal([Reason.Of("IsPresent", able.Name).At("AgentId")], absent);
        Assert.Equal([Reason.Of("AColleagueIsThereForAHandover").At("AgentId")], outside);
        Assert.Contains(Reason.Of("TheOwnerIsNotAsked", desk.Sam.Name).At("AgentId"), themselves);
        Assert.All(nobody, r => Assert.Equal("AgentId", r.Field));
        Assert.Equal(0, await database.Db(db => db.Offers.CountAsync()));
    }

    [Fact]
    public async Task Only_the_owner_hands_over_once_with_a_reason()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (desk, ticket) = await ReadyAsync(database);
        var form = await To(desk, ticket, null);

        await Assert.ThrowsAsync<ValidationException>(() => database.Send(form with { Reason = " " }, desk.As(desk.Frida)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(form with { Reason = new string('x', Ticket.HandOverReasonMaxLength + 1) }, desk.As(desk.Frida)));
        Assert.NotEmpty(await Forms.Refused(() => database.Send(form, desk.As(desk.Lena))));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(form with { AgentId = 999_999 }, desk.As(desk.Frida)));
        await database.Send(form, desk.As(desk.Frida));
        await database.Send(form, desk.As(desk.Frida));

        Assert.Equal(desk.Fritz.Id, (await database.Db(db => db.Offers.SingleAsync())).AgentId);
        Assert.Equal("Rule.ItIsOfferedAlready", Assert.Single(await Forms.Refused(async () => await database.Send(await To(desk, ticket, desk.Fritz), desk.As(desk.Frida)))).Key);
    }

    private static async Task<(Desk Desk, Ticket Ticket)> ReadyAsync(TestDatabase database)
    {
        var desk = await A.DeskIn(database);
        await HandoverTests.Be(database, desk.Fritz, Presence.Available);
        return (desk, await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk));
    }

    private static async Task<IReadOnlyList<Reason>> Refused(Desk desk, Ticket ticket, Agent? agent) =>
        [.. await Forms.Refused(async () => await desk.Database.Send(await To(desk, ticket, agent), desk.As(desk.Sam)))];

    private static async Task<HandOver.Command> To(Desk desk, Ticket ticket, Agent? agent) =>
        new() { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, AgentId = agent?.Id, Reason = "My shift ends" };

    private static Task<long?> Owner(TestDatabase database, Ticket ticket) => database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync());
}
