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

/// <summary>The warm handover: the sender stays the owner until somebody accepts.</summary>
public sealed class HandoverTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_best_who_is_there_is_asked_and_with_the_acceptance_it_is_theirs(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket, _) = await OfferedAsync(database);

        Assert.Equal((desk.Frida.Id, Tier.First), await OwnerAndTier(database, ticket));
        var offer = Assert.Single(await database.Send(new ListOffers.Query(), desk.As(desk.Sam)));
        Assert.Equal((ticket.Id, desk.Frida.Name, A.Packet.Question, database.Now + RoutingTimes.Usual.OfferTime), (offer.Ticket, offer.From, offer.Question, offer.ExpiresAt));
        var shown = await database.Send(new GetOffer.Query(ticket.Id), desk.As(desk.Sam));
        Assert.Equal((A.Packet, "Firmware", true), (shown.Packet!.Content, shown.Packet.Topic.En, shown.Accept.IsAllowed));

        await database.Send(new AcceptOffer.Command(ticket.Id), desk.As(desk.Sam));
        await database.Send(new AcceptOffer.Command(ticket.Id), desk.As(desk.Sam));

        Assert.Equal((desk.Sam.Id, Tier.Second), await OwnerAndTier(database, ticket));
        Assert.Equal(1, await database.Db(db => db.Escalations.CountAsync()));
        Assert.Equal(0, await database.Db(db => db.Due.CountAsync()));
        var packet = (await database.Send(new Packets.Query(ticket.Id), desk.As(desk.Sam))).Current!;
        Assert.Equal((A.Packet, desk.Frida.Name, desk.Sam.Name), (packet.Content, packet.By, packet.AcceptedBy));
        Assert.Equal(A.Steps, packet.Steps);
        var decision = Assert.Single((await database.Send(new ListDecisions.Query(ticket.Id), desk.As(desk.Frida))).Decisions).Push!;
        Assert.Equal((RoutingPath.Handover, desk.Sam.Id), (decision.Path, decision.AgentId));
        Assert.Contains(decision.Considered, p => p.Name == desk.Nora.Name && p.Refusals.Count > 0);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Who_declines_says_why_and_the_next_is_asked_until_nobody_is_left(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket, second) = await OfferedAsync(database, anotherSpecialist: true);

        await database.Send(new DeclineOffer.Command { Ticket = ticket.Id, Reason = "Not my lens" }, desk.As(desk.Sam));
        Assert.Equal(second!.Id, await database.Db(db => db.Offers.Where(o => o.State == OfferState.Open).Select(o => o.AgentId).SingleAsync()));
        Assert.Empty(await database.Send(new ListOffers.Query(), desk.As(desk.Sam)));
        await database.Send(new DeclineOffer.Command { Ticket = ticket.Id, Reason = "Neither mine" }, desk.As(second));

        Assert.Equal((desk.Frida.Id, Tier.First), await OwnerAndTier(database, ticket));
        Assert.Equal(0, await database.Db(db => db.Offers.CountAsync(o => o.State == OfferState.Open)));
        Assert.Equal(0, await database.Db(db => db.Due.CountAsync()));
        Assert.Equal(
            [TicketEventKind.Offered, TicketEventKind.OfferDeclined, TicketEventKind.Offered, TicketEventKind.OfferDeclined, TicketEventKind.NobodyAccepted],
            await database.Db(db => db.Events.Where(e => e.TicketId == ticket.Id).OrderBy(e => e.Id).Select(e => e.Kind).Where(k => k >= TicketEventKind.Offered).ToListAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_missed_offer_makes_its_addressee_away_and_goes_on_to_the_next_exactly_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket, second) = await OfferedAsync(database, anotherSpecialist: true);

        Assert.Equal(0, await database.DoDueWork());
        database.Time.Advance(RoutingTimes.Usual.OfferTime);
        var taken = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(database.DoDueWork)));

        Assert.Equal(1, taken.Sum());
        Assert.Equal(Presence.Away, await database.Db(db => db.Workplaces.Where(w => w.AgentId == desk.Sam.Id).Select(w => w.Presence).SingleAsync()));
        Assert.Equal(second!.Id, await database.Db(db => db.Offers.Where(o => o.State == OfferState.Open).Select(o => o.AgentId).SingleAsync()));
        var late = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new AcceptOffer.Command(ticket.Id), desk.As(desk.Sam)));
        Assert.Equal("Rule.TheOfferIsNotYours", Assert.Single(late.Reasons).Key);

        database.Time.Advance(RoutingTimes.Usual.OfferTime);
        Assert.Equal(1, await database.DoDueWork());
        Assert.Equal((desk.Frida.Id, Tier.First), await OwnerAndTier(database, ticket));
        Assert.Equal(0, await database.Db(db => db.Due.CountAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whoever_offered_it_takes_it_back_and_then_nobody_can_accept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, ticket, _) = await OfferedAsync(database);

        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new RecallOffer.Command(ticket.Id), desk.As(desk.Fritz)));
        await database.Send(new RecallOffer.Command(ticket.Id), desk.As(desk.Frida));

        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new AcceptOffer.Command(ticket.Id), desk.As(desk.Sam)));
        Assert.Equal((desk.Frida.Id, Tier.First), await OwnerAndTier(database, ticket));
        Assert.Equal(0, await database.Db(db => db.Due.CountAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_same_form_twice_offers_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await Be(database, desk.Sam, Presence.Available);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var form = await Warm(desk, ticket);

        Assert.Equal(desk.Sam.Name, (await database.Send(form, desk.As(desk.Frida))).OfferedTo);
        Assert.Equal(desk.Sam.Name, (await database.Send(form, desk.As(desk.Frida))).OfferedTo);
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form with { Question = "Another question?" }, desk.As(desk.Frida)));

        Assert.Equal(1, await database.Db(db => db.Offers.CountAsync()));
    }

    [Fact]
    public async Task Where_nobody_is_there_the_sender_is_told_and_nothing_is_sent()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var form = await Warm(desk, ticket);

        var refusal = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(form, desk.As(desk.Frida)));
        Assert.Equal(("Rule.SomebodyIsThereForAHandover", "Warm"), (refusal.Reasons.Single().Key, refusal.Reasons.Single().Field));

        await Be(database, desk.Sam, Presence.Busy);
        refusal = await Assert.ThrowsAsync<BrokenRuleException>(
            () => database.Send(form with { OfferTo = desk.Sam.Id }, desk.As(desk.Frida)));
        Assert.Equal(("Rule.IsPresent", "OfferTo"), (refusal.Reasons.Single().Key, refusal.Reasons.Single().Field));

        await Be(database, desk.Nora, Presence.Available);
        refusal = await Assert.ThrowsAsync<BrokenRuleException>(
            () => database.Send(form with { OfferTo = desk.Nora.Id }, desk.As(desk.Frida)));
        Assert.Contains(refusal.Reasons, r => r.Key == "Rule.SkillIsHeld");
        Assert.Equal(0, await database.Db(db => db.Offers.CountAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Before_it_is_offered_one_sees_who_is_there_and_why_the_others_are_not(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        await Be(database, desk.Sam, Presence.TransfersOnly);

        var people = await database.Send(new WhoIsThere.Query(ticket.Id, Tier.Second, null, desk.Firmware.Id), desk.As(desk.Frida));

        Assert.Equal([desk.Sam.Name, desk.Nora.Name], people.Select(p => p.Name));
        Assert.NotNull(people[0].Standing);
        Assert.Equal(["Rule.AdmissionNeedsLevel", "Rule.SkillIsHeld", "Rule.IsPresent"], people[1].Refusals.Select(r => r.Key));
        Assert.Empty(await database.Send(new WhoIsThere.Query(ticket.Id, Tier.Second, null, null), desk.As(desk.Frida)));
    }

    /// <summary>Two answers at the same moment, and the clock: one of them counts, and the ticket has exactly one owner.</summary>
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_accept_decline_recall_and_time_out_at_once_exactly_one_counts(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        for (var round = 0; round < 6; round++)
        {
            await Be(database, desk.Sam, Presence.Available);
            var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
            await database.Send(await Warm(desk, ticket), desk.As(desk.Frida));
            var version = (await desk.See(ticket)).Version;
            database.Time.Advance(round % 2 == 0 ? TimeSpan.Zero : RoutingTimes.Usual.OfferTime);
            Func<Task>[] answers =
            [
                () => database.Send(new AcceptOffer.Command(ticket.Id), desk.As(desk.Sam)),
                () => database.Send(new DeclineOffer.Command { Ticket = ticket.Id, Reason = "No" }, desk.As(desk.Sam)),
                () => database.Send(new RecallOffer.Command(ticket.Id), desk.As(desk.Frida)),
                () => database.Send(new Release.Command { Ticket = ticket.Id, Version = version }, desk.As(desk.Frida)),
                () => database.DoDueWork(),
            ];

            await Task.WhenAll(answers.Select(answer => Task.Run(async () => await Record.ExceptionAsync(answer))));

            var offer = await database.Db(db => db.Offers.SingleAsync(o => o.TicketId == ticket.Id));
            var (owner, tier) = await OwnerAndTier(database, ticket);
            Assert.NotEqual(OfferState.Open, offer.State);
            Assert.Equal(
                offer.State switch
                {
                    OfferState.Accepted => (desk.Sam.Id, Tier.Second),
                    OfferState.Withdrawn => (null, Tier.First),
                    _ => owner is null ? (null, Tier.First) : (desk.Frida.Id, Tier.First),
                },
                (owner, tier));
            Assert.Equal(offer.State == OfferState.Accepted ? 1 : 0, await database.Db(db => db.Escalations.CountAsync(e => e.TicketId == ticket.Id)));
        }
    }

    internal static Task Be(TestDatabase database, Agent agent, Presence presence) => database.Save(db =>
    {
        var workplace = db.Workplaces.FirstOrDefault(w => w.AgentId == agent.Id) ?? db.Workplaces.Add(new Workplace(agent.Id, database.Now)).Entity;
        workplace.Become(presence, database.Now);
        return workplace;
    });

    private static async Task<(long? Owner, Tier Tier)> OwnerAndTier(TestDatabase database, Ticket ticket)
    {
        var now = await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => new { t.OwnerId, t.Tier }).SingleAsync());
        return (now.OwnerId, now.Tier);
    }

    /// <summary>Frida offers it to Sam, who is there; on request somebody else could take it, too.</summary>
    private static async Task<(Desk Desk, Ticket Ticket, Agent? Another)> OfferedAsync(TestDatabase database, bool anotherSpecialist = false)
    {
        var desk = await A.DeskIn(database);
        await Be(database, desk.Sam, Presence.Available);
        Agent? another = null;
        if (anotherSpecialist)
        {
            another = await desk.Hire("Zoe Zander", teams: desk.SecondCameras);
            await desk.Qualify(another, desk.CameraFirmware, SkillLevel.Competent);
            await desk.Qualify(another, desk.CameraOptics, SkillLevel.Competent);
            await Be(database, another, Presence.Available);
        }

        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var result = await database.Send(await Warm(desk, ticket), desk.As(desk.Frida));
        Assert.Equal(desk.Sam.Name, result.OfferedTo);
        return (desk, ticket, another);
    }

    internal static async Task<Escalate.Command> Warm(Desk desk, Ticket ticket) => await desk.Packet(ticket, Tier.Second) with { Warm = true };
}
