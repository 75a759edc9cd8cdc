using Helpdesk.Application.Alerts;
using Helpdesk.Application.Portal;
using Helpdesk.Application.Teams;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Routing;

/// <summary>What the desk does by itself for a ticket that waits for somebody.</summary>
public sealed class RouteTicketTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task When_nobody_holds_what_it_takes_the_leads_are_called_at_once_and_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.About(desk.Phones).OwnedBy(desk.Frida).AddTo(desk);
        await database.Send(await desk.Packet(ticket, Tier.Second) with { ProductId = desk.Phone.Id, GenerationId = desk.Phone.Generations.First().Id }, desk.As(desk.Frida));

        for (var i = 0; i < 6; i++)
        {
            await database.DoDueWork();
            database.Time.Advance(TimeSpan.FromHours(1));
        }

        var now = await desk.See(ticket);
        Assert.True(now.NeedsLead);
        Assert.Equal(1, now.Events.Count(e => e.Kind == TicketEventKind.NobodyQualified));
        Assert.Contains(await database.Send(new GetAttention.Query(), desk.As(desk.Lena)), t => t.Ticket.Id == ticket.Id && t.Call!.Kind == TicketEventKind.NobodyQualified);
        var decisions = (await database.Send(new ListDecisions.Query(ticket.Id), desk.As(desk.Lena))).Decisions;
        Assert.Equal([1, 0], decisions.Select(d => d.Push!.Dropped.Count(r => r.Kind == RelaxationKind.NextTier)));
        Assert.Equal(WhyNobody.NoTeam, decisions[1].Push!.WhyNobody);
        var alert = Assert.Single(await database.Db(db => db.Alerts.Where(a => a.Kind == AlertKind.NobodyQualified).ToListAsync()));
        Assert.Equal((Tier.Second, null, null, null), (alert.Tier, alert.ProviderId, alert.AgentId, alert.DoneAt));
        Assert.Equal(Reason.Of("SomeTeamServesTierAndFamily", Tier.Second, desk.Phones.Name), ReasonJson.Read(alert.Text));
        Assert.Equal(0, await database.Db(db => db.Due.CountAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_alert_says_which_skill_generation_and_level_nobody_holds(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        await database.Send(await desk.Packet(ticket, Tier.Second), desk.As(desk.Frida));
        await database.Db(db => db.Set<TicketSkill>().Where(s => s.TicketId == ticket.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Level, SkillLevel.Expert)));

        await database.DoDueWork();

        var missing = Reason.Of("SomebodyHoldsTheSkillForTheGeneration", desk.Firmware.Name, desk.Cameras.Name, desk.Current.Name, SkillLevel.Expert);
        var alert = Assert.Single(await database.Send(new ListAlerts.Query(), desk.As(desk.Lena)), a => a.Kind == AlertKind.NobodyQualified);
        Assert.Equal((missing, Tier.Second), (alert.Reason, alert.Tier!.Value));
        var decision = (await database.Send(new ListDecisions.Query(ticket.Id), desk.As(desk.Lena))).Decisions[^1].Push!;
        Assert.Equal((WhyNobody.NobodyQualified, missing), (decision.WhyNobody!.Value, Assert.Single(decision.Missing)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_nobody_of_a_providers_team_may_take_is_told_to_its_lead_and_no_others(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var other = await database.Save(db => db.Providers.Add(new ServiceProvider("Somebody else")).Entity);
        var (ines, otto) = (await desk.Hire("Ines", AgentRole.Lead, desk.CallCentre), await desk.Hire("Otto", AgentRole.Lead, other));
        await database.Save(db =>
        {
            var paula = db.Agents.Single(a => a.Id == desk.Paula.Id);
            paula.Deactivate();
            return paula;
        });
        await database.Send(Report(desk) with { Family = desk.Phones.Id });

        await database.DoDueWork();

        Assert.Equal(desk.CallCentrePhones.Id, await database.Db(db => db.Tickets.Select(t => t.TeamId).SingleAsync()));
        var alert = Assert.Single(await database.Db(db => db.Alerts.Where(a => a.Kind == AlertKind.NobodyQualified).ToListAsync()));
        Assert.Equal((desk.CallCentre.Id, Tier.First), (alert.ProviderId!.Value, alert.Tier!.Value));
        Assert.Contains(await database.Send(new ListAlerts.Query(), desk.As(ines)), a => a.Id == alert.Id);
        Assert.Contains(await database.Send(new ListAlerts.Query(), desk.As(desk.Lena)), a => a.Id == alert.Id);
        Assert.Empty(await database.Send(new ListAlerts.Query(), desk.As(otto)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_team_that_has_its_work_offered_gets_it_offered_to_the_best_who_is_there(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await OfferWork(database, desk, desk.FirstLevel);
        await HandoverTests.Be(database, desk.Frida, Presence.Available);
        await HandoverTests.Be(database, desk.Fritz, Presence.TransfersOnly);

        var link = await database.Send(Report(desk));
        Assert.Equal(1, await database.DoDueWork());
        var offer = Assert.Single(await database.Send(new ListOffers.Query(), desk.As(desk.Frida)));
        Assert.Equal("", offer.From);
        Assert.Null(await database.Send(new TakeNext.Command(), desk.As(desk.Fritz)));

        await database.Send(new AcceptOffer.Command(offer.Ticket), desk.As(desk.Frida));

        var ticket = await database.Db(db => db.Tickets.Include(t => t.Assignments).SingleAsync(t => t.Id == offer.Ticket));
        Assert.Equal((desk.Frida.Id, AssignmentPath.Offer), (ticket.OwnerId, ticket.Assignments.Single().Path));
        Assert.Equal(link.Hash, ticket.LinkHash);
        Assert.Equal(0, await database.Db(db => db.Due.CountAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_offer_that_nobody_answers_goes_round_and_the_ticket_keeps_its_place(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await OfferWork(database, desk, desk.FirstLevel);
        await HandoverTests.Be(database, desk.Frida, Presence.Available);
        await HandoverTests.Be(database, desk.Fritz, Presence.Available);
        await database.Send(Report(desk));
        await database.DoDueWork();
        var created = await database.Db(db => db.Tickets.Select(t => t.CreatedAt).SingleAsync());

        database.Time.Advance(RoutingTimes.Usual.OfferTime);
        await database.DoDueWork();
        database.Time.Advance(RoutingTimes.Usual.OfferTime);
        await database.DoDueWork();

        Assert.Equal([Presence.Away, Presence.Away], await database.Db(db => db.Workplaces.Select(w => w.Presence).ToListAsync()));
        Assert.Equal(0, await database.Db(db => db.Offers.CountAsync(o => o.State == OfferState.Open)));
        await HandoverTests.Be(database, desk.Fritz, Presence.Available);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await database.DoDueWork();

        Assert.Single(await database.Send(new ListOffers.Query(), desk.As(desk.Fritz)));
        var ticket = await database.Db(db => db.Tickets.SingleAsync());
        Assert.Equal((created, null, 0), (ticket.CreatedAt, ticket.OwnerId, ticket.BounceCount));
    }

    [Fact]
    public async Task After_half_an_hour_a_level_less_is_asked_for_and_the_decision_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await OfferWork(database, desk, desk.SecondCameras);
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent);
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Developing);
        await HandoverTests.Be(database, desk.Nora, Presence.Available);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        await database.Send(await desk.Packet(ticket, Tier.Second), desk.As(desk.Frida));

        await database.DoDueWork();
        Assert.Empty(await database.Send(new ListOffers.Query(), desk.As(desk.Nora)));
        database.Time.Advance(TimeSpan.FromMinutes(31));
        await database.DoDueWork();

        Assert.Single(await database.Send(new ListOffers.Query(), desk.As(desk.Nora)));
        var decision = (await database.Send(new ListDecisions.Query(ticket.Id), desk.As(desk.Lena))).Decisions[0].Push!;
        Assert.Equal((RelaxationKind.LowerLevel, SkillLevel.Competent, SkillLevel.Developing), Single(decision.Dropped));
        await database.Send(new AcceptOffer.Command(ticket.Id), desk.As(desk.Nora));
        Assert.Equal(desk.Nora.Id, (await desk.See(ticket)).OwnerId);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_finds_nobody_for_hours_stays_in_its_tier_and_the_leads_are_told_once_who_could_help(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(Report(desk));
        var ticket = await database.Db(db => db.Tickets.SingleAsync());

        await database.DoDueWork();
        database.Time.Advance(TimeSpan.FromMinutes(239));
        await database.DoDueWork();
        var early = await Told();
        await HandoverTests.Be(database, desk.Sam, Presence.Available);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await database.DoDueWork();
        database.Time.Advance(TimeSpan.FromHours(9));
        await database.DoDueWork();

        var told = Assert.Single(await Told());
        Assert.Equal(("Rule.TheTierFindsSomebody", ticket.Number, "Sam Sommer"), (told.Reason.Key, told.Reason.Args[0], told.Reason.Args[3]));
        Assert.Empty(early);
        Assert.Equal((Tier.First, null), await database.Db(db => db.Tickets.Select(t => new ValueTuple<Tier, long?>(t.Tier, t.OwnerId)).SingleAsync()));
        var decision = (await database.Send(new ListDecisions.Query(ticket.Id), desk.As(desk.Lena))).Decisions[0].Push!;
        Assert.Equal((desk.Sam.Id, RelaxationKind.NextTier, Tier.Second), (decision.AgentId, Assert.Single(decision.Dropped).Kind, decision.Dropped[0].ToTier));

        async Task<IReadOnlyList<ListAlerts.Row>> Told() =>
            [.. (await database.Send(new ListAlerts.Query(), desk.As(desk.Lena))).Where(a => a.Kind == AlertKind.NextTierCouldHelp)];
    }

    private static (RelaxationKind, SkillLevel?, SkillLevel?) Single(IReadOnlyList<Relaxed> dropped)
    {
        var one = Assert.Single(dropped);
        return (one.Kind, one.From, one.To);
    }

    private static async Task OfferWork(TestDatabase database, Desk desk, Team team)
    {
        var form = (await database.Send(new EditTeam.Query(team.Id), desk.As(desk.Ada))).Form;
        await database.Send(form with { Distribution = Distribution.Offer }, desk.As(desk.Ada));
    }

    [Fact]
    public async Task Who_had_the_customers_last_ticket_on_the_product_comes_first_for_a_while()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await OfferWork(database, desk, desk.FirstLevel);
        await HandoverTests.Be(database, desk.Frida, Presence.Available);
        await HandoverTests.Be(database, desk.Fritz, Presence.Available);
        await A.Ticket.OwnedBy(desk.Fritz).Resolved(d => d.Fritz).AddTo(desk);

        await database.Send(Report(desk) with { Product = desk.Camera.Id });
        await database.Send(Report(desk) with { Email = "somebody@else.example" });
        await database.DoDueWork();

        Assert.Single(await database.Send(new ListOffers.Query(), desk.As(desk.Fritz)));
        Assert.Single(await database.Send(new ListOffers.Query(), desk.As(desk.Frida)));
    }

    [Fact]
    public async Task Who_knows_the_customer_comes_first_no_longer_when_it_has_waited()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await OfferWork(database, desk, desk.FirstLevel);
        await A.Ticket.OwnedBy(desk.Fritz).Resolved(d => d.Fritz).AddTo(desk);
        await database.Send(Report(desk) with { Product = desk.Camera.Id });
        await database.DoDueWork();
        database.Time.Advance(TimeSpan.FromMinutes(11));
        await HandoverTests.Be(database, desk.Frida, Presence.Available);
        await HandoverTests.Be(database, desk.Fritz, Presence.Available);
        database.Time.Advance(TimeSpan.FromMinutes(1));

        await database.DoDueWork();

        Assert.Single(await database.Send(new ListOffers.Query(), desk.As(desk.Frida)));
    }

    [Fact]
    public async Task Who_skipped_it_is_not_offered_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await HandoverTests.Be(database, desk.Frida, Presence.Available);
        await database.Send(Report(desk));
        var id = (await database.Send(new TakeNext.Command(), desk.As(desk.Frida)))!.Value;
        var version = await database.Db(db => db.Tickets.Select(t => t.Version).SingleAsync());
        await database.Send(new Skip.Command { Ticket = id, Version = version, Reason = SkipReason.MissingTool }, desk.As(desk.Frida));
        await OfferWork(database, desk, desk.FirstLevel);

        await database.DoDueWork();

        Assert.Empty(await database.Send(new ListOffers.Query(), desk.As(desk.Frida)));
        await HandoverTests.Be(database, desk.Fritz, Presence.Available);
        database.Time.Advance(TimeSpan.FromHours(1));
        await database.DoDueWork();
        Assert.Single(await database.Send(new ListOffers.Query(), desk.As(desk.Fritz)));
    }

    [Fact]
    public async Task What_another_employers_person_took_over_stays_in_their_sight()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var paula = desk.As(desk.Paula);
        var ticket = await A.Ticket.Saying("It rings no more")
            .Then(s => s.Ticket.Offer(desk.Paula.AsActor, s.Now.AddHours(1), s.Now))
            .Then(s => s.Ticket.Accept(desk.Paula, new(Verdict.Yes, [], null), Tier.Third, s.Now)).AddTo(desk);
        Assert.NotEqual(desk.CallCentrePhones.Id, ticket.TeamId);

        Assert.Equal("It rings no more", (await database.Send(new GetTicket.Query(ticket.Id), paula)).Ticket.Title);
        Assert.Contains(ticket.Id, (await database.Send(new GetMine.Query(), paula)).Active.Select(t => t.Id));
        await database.Send(new Reply.Command { Ticket = ticket.Id, Version = ticket.Version, Body = "Please restart it." }, paula);
    }

    private static ReportProblem.Command Report(Desk desk) => new()
    {
        Family = desk.Cameras.Id, Title = "It hunts", Description = "Since the update.", Name = "Carla Kunz", Email = "carla@customer.example",
    };
}
