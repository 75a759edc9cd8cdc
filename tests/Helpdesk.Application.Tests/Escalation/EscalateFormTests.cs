using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Escalation;

public sealed class EscalateFormTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Going_on_upwards_it_takes_over_what_the_previous_packet_knew(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Answered(d => d.Sam, "The developers look at it.").AddTo(desk);

        var form = await database.Send(new EscalateForm.Query(ticket.Id), desk.As(desk.Sam));

        var filled = form.Prefilled;
        Assert.True(form.May.IsAllowed);
        Assert.Equal((Tier.Third, desk.Developers.Id, desk.Firmware.Id), (filled.Tier, filled.TeamId, filled.TopicId));
        Assert.Equal((A.Packet.Environment, A.Packet.Diagnostics, A.Packet.SerialNumber), (filled.Environment, filled.Diagnostics, filled.SerialNumber));
        Assert.Equal(A.Steps, filled.ToSteps());
        Assert.Equal("The developers look at it.", filled.ToldCustomer);
        Assert.Equal(A.Packet.NextNewsAt, filled.NextNewsAt);
        Assert.Equal((A.Packet.Impact, A.Packet.Urgency), (filled.Impact, filled.Urgency));
        Assert.Equal(["", ""], [filled.Question, filled.Reproduction]);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task It_counts_who_the_gate_would_let_have_it_by_tier_and_skill(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);

        var form = await database.Send(new EscalateForm.Query(ticket.Id), desk.As(desk.Frida));

        Assert.Equal(
            [(Tier.Second, desk.Firmware.Id, 1), (Tier.Second, desk.Optics.Id, 1), (Tier.Third, desk.Firmware.Id, 1), (Tier.Third, desk.Optics.Id, 0)],
            form.Takers.Select(t => (t.Tier, t.TopicId, t.People)));
    }

    [Fact]
    public async Task A_promise_that_is_over_is_not_suggested_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);
        database.Time.Advance(TimeSpan.FromDays(2));

        Assert.Null((await database.Send(new EscalateForm.Query(ticket.Id), desk.As(desk.Sam))).Prefilled.NextNewsAt);
    }

    [Fact]
    public async Task It_offers_the_tiers_the_company_runs_and_in_the_last_one_the_way_sideways()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var (first, third) = (await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk), await A.Ticket.InThirdLevel().OwnedBy(d => d.Theo).AddTo(desk));

        var up = await database.Send(new EscalateForm.Query(first.Id), desk.As(desk.Frida));
        var sideways = await database.Send(new EscalateForm.Query(third.Id), desk.As(desk.Theo));
        await database.Db(async db =>
        {
            var settings = await db.Settings.SingleAsync();
            settings.Change(settings.CompanyName, settings.TimeZone, Tier.Second, settings.ReopenDays);
            await db.SaveChangesAsync();
        });
        var two = await database.Send(new EscalateForm.Query(first.Id), desk.As(desk.Frida));

        Assert.Equal([Tier.Second, Tier.Third], up.Tiers);
        Assert.Equal([Tier.Third], sideways.Tiers);
        Assert.Equal((Tier.Third, desk.Optics.Id), (sideways.Prefilled.Tier, sideways.Prefilled.TopicId));
        Assert.Equal([Tier.Second], two.Tiers);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task It_counts_the_customers_other_tickets_of_fourteen_days(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await A.Ticket.AddTo(desk);
        database.Time.Advance(TimeSpan.FromDays(10));
        await A.Ticket.AddTo(desk);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        var before = await database.Send(new EscalateForm.Query(ticket.Id), desk.As(desk.Frida));
        database.Time.Advance(TimeSpan.FromDays(5));

        var after = await database.Send(new EscalateForm.Query(ticket.Id), desk.As(desk.Frida));

        Assert.Equal((2, 1), (before.Facts.RecentTickets, after.Facts.RecentTickets));
    }
}
