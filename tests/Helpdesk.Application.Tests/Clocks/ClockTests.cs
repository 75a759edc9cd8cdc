using Helpdesk.Application.Agents;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Organisations;
using Helpdesk.Application.Portal;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Clocks;

/// <summary>On the stage's Monday it is nine o'clock in Berlin.</summary>
public sealed class ClockTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_report_starts_what_was_promised_and_the_ticket_is_due_at_the_nearest(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var office = await desk.Office();
        await desk.Promise(AgreementKind.Sla, office, "4:00", "8:00", "16:00");
        await desk.Promise(AgreementKind.Ola, office, "1:00", "8");

        var ticket = await desk.Reported();

        var clocks = await desk.ClocksOf(ticket);
        Assert.Equal([ClockKind.FirstResponse, ClockKind.Resolution, ClockKind.TimeToAccept, ClockKind.TimeInTier], clocks.Keys.Order());
        Assert.Equal(database.Now.AddHours(4), clocks[ClockKind.FirstResponse].DueAt);
        Assert.Equal(database.Now.AddDays(1).AddHours(8), clocks[ClockKind.Resolution].DueAt);
        Assert.Equal(database.Now.AddHours(1), clocks[ClockKind.TimeToAccept].DueAt);
        Assert.Equal(database.Now.AddHours(1), (await desk.Timed(ticket)).DueBy);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_packet_says_how_much_of_the_customers_time_whoever_gets_it_has(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Promise(AgreementKind.Sla, await desk.Office(), "", "", "8:00");
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        await database.DoDueWork();
        database.Time.Advance(TimeSpan.FromHours(3));

        var form = await database.Send(new EscalateForm.Query(ticket.Id), desk.As(desk.Frida));
        await database.Send(await desk.Packet(ticket, Tier.Second), desk.As(desk.Frida));
        database.Time.Advance(TimeSpan.FromHours(2));

        var packet = (await database.Send(new Packets.Query(ticket.Id), desk.As(desk.Sam))).Current;
        Assert.Equal((ClockKind.Resolution, packet!.Time!.Value.Left), (form.NextDue!.Value.Clock, form.NextDue.Value.Left));
        Assert.Equal(TimeSpan.FromHours(8), packet.Time.Value.Promised);
        Assert.Equal(
            (await desk.Timed(ticket.Id)).Clocks.Single(c => c.Kind == ClockKind.Resolution).DueAt,
            database.Now - TimeSpan.FromHours(2) + packet.Time.Value.Left);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_customer_reads_the_one_time_that_comes_next(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Promise(AgreementKind.Sla, await desk.Office(), "2:00", "4:00", "16:00");
        var builder = A.Ticket;
        var ticket = await builder.AddTo(desk);
        await database.DoDueWork();
        await database.Send(new Claim.Command(ticket.Id), desk.As(desk.Frida));
        Assert.Equal(Awaited.FirstAnswer, (await Read()).What);

        await database.Send(new Reply.Command { Ticket = ticket.Id, Body = "Which lamp is on?", Version = await Version(desk, ticket.Id), WaitForCustomer = true }, desk.As(desk.Frida));
        Assert.Equal(new(Awaited.Solution, null), await Read());
        await database.Send(new CustomerReply.Command { Access = new(builder.Link.Text), Body = "The red one." });

        Assert.Equal(new(Awaited.Answer, (await desk.ClocksOf(ticket.Id))[ClockKind.NextResponse].DueAt), await Read());

        async Task<CustomerPromise> Read() => (await database.Send(new FollowTicket.Query(new(builder.Link.Text)))).Promise!;
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_claim_an_answer_and_a_pause_move_the_due_times_and_a_handover_restarts_none_of_the_customers(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var office = await desk.Office();
        await desk.Promise(AgreementKind.Sla, office, "4:00", "2:00", "16:00");
        await desk.Promise(AgreementKind.Ola, office, "1:00", "8:00");
        var ticket = await desk.Reported();
        var start = database.Now;

        database.Time.Advance(TimeSpan.FromMinutes(30));
        await database.Send(new Claim.Command(ticket), desk.As(desk.Frida));
        Assert.DoesNotContain(ClockKind.TimeToAccept, (await desk.ClocksOf(ticket)).Keys);
        await database.Send(new Reply.Command { Ticket = ticket, Body = "Which lamp is on?", Version = await Version(desk, ticket) }, desk.As(desk.Frida));
        Assert.DoesNotContain(ClockKind.FirstResponse, (await desk.ClocksOf(ticket)).Keys);
        await database.Send(new WaitForCustomer.Command { Ticket = ticket, Version = await Version(desk, ticket) }, desk.As(desk.Frida));

        // Nobody can say when it is due while it stands.
        Assert.Equal(Ticket.NothingDue, (await desk.Timed(ticket)).DueBy);
        database.Time.Advance(TimeSpan.FromHours(3));
        await database.Send(new Resume.Command { Ticket = ticket, Version = await Version(desk, ticket) }, desk.As(desk.Frida));
        Assert.Equal(start.AddDays(2).AddHours(3), (await desk.ClocksOf(ticket))[ClockKind.Resolution].DueAt);

        database.Time.Advance(TimeSpan.FromHours(1));
        var now = await desk.Timed(ticket);
        var packet = await desk.Packet(now, Tier.Second) with { ProductId = desk.Camera.Id, GenerationId = desk.Current.Id };
        await database.Send(packet, desk.As(desk.Frida));

        var clocks = await desk.ClocksOf(ticket);
        Assert.Equal((start, start.AddDays(2).AddHours(3)), (clocks[ClockKind.Resolution].StartedAt, clocks[ClockKind.Resolution].DueAt!.Value));
        Assert.Equal((database.Now, database.Now.AddHours(1)), (clocks[ClockKind.TimeToAccept].StartedAt, clocks[ClockKind.TimeToAccept].DueAt!.Value));
        var timed = await desk.Timed(ticket);
        var book = new ClockBook([.. timed.Ledger], [.. timed.Clocks], _ => office.BusinessTime());
        Assert.Equal(TimeSpan.FromMinutes(90), book.Elapsed(clocks[ClockKind.Resolution], database.Now));
        Assert.Equal(TimeSpan.FromMinutes(90), book.UsedByStay(clocks[ClockKind.Resolution], database.Now)[timed.Stays.MinBy(s => s.Id)!.Id]);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Open_tickets_follow_a_new_agreement_another_calendar_and_their_organisation(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await desk.Reported("carla@lumo.example");
        Assert.Empty(await desk.ClocksOf(ticket));
        var start = database.Now;
        database.Time.Advance(TimeSpan.FromHours(1));

        var office = await desk.Office();
        await desk.Promise(AgreementKind.Sla, office, "", "", "16:00");
        await database.DoDueWork();
        Assert.Equal(start.AddDays(1).AddHours(8), (await desk.Timed(ticket)).DueBy);
        var version = await Version(desk, ticket);

        var lumo = await database.Send(new CreateOrganisation.Command { Name = "Lumo", Domains = "@LUMO.example" }, desk.As(desk.Ada));
        await desk.Promise(AgreementKind.Sla, office, c => c with { OrganisationId = lumo.Id }, "", "", "4:00");
        await database.DoDueWork();
        Assert.Equal(start.AddHours(4), (await desk.Timed(ticket)).DueBy);

        database.Time.Advance(TimeSpan.FromMinutes(30));
        await database.Send(
            new AddCalendarDays.Command { Id = office.Id, Days = [new AddCalendarDays.Day { On = new(2027, 3, 1), Name = "Flood" }] }, desk.As(desk.Ada));
        await database.DoDueWork();
        Assert.Equal(start.AddDays(1).AddHours(2.5), (await desk.Timed(ticket)).DueBy);
        Assert.Equal(version, await Version(desk, ticket));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_is_due_first_comes_first_and_what_came_back_first_among_equals(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Promise(AgreementKind.Sla, await desk.Office(), c => c with { FamilyId = desk.Cameras.Id }, "", "", "8:00");
        var urgent = await A.Ticket.Rated(Impact.High, Urgency.High).AddTo(desk);
        var promised = await desk.Reported();

        var first = await database.Send(new TakeNext.Command(), desk.As(desk.Frida));
        var second = await database.Send(new TakeNext.Command(), desk.As(desk.Frida));

        Assert.Equal((promised, urgent.Id), (first, second));
    }

    /// <summary>Nothing was promised when it was reported; it waited for the customer for three of its hours.</summary>
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_ticket_that_was_there_before_the_promise_counts_from_its_report_and_its_pauses_are_pauses(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var start = database.Now;
        var ticket = await desk.Reported();
        await database.Send(new Claim.Command(ticket), desk.As(desk.Frida));
        database.Time.Advance(TimeSpan.FromHours(1));
        await database.Send(new Reply.Command { Ticket = ticket, Body = "Which lamp is on?", Version = await Version(desk, ticket), WaitForCustomer = true }, desk.As(desk.Frida));
        database.Time.Advance(TimeSpan.FromHours(3));
        await database.Send(new Resume.Command { Ticket = ticket, Version = await Version(desk, ticket) }, desk.As(desk.Frida));
        database.Time.Advance(TimeSpan.FromHours(1));

        await desk.Promise(AgreementKind.Sla, await desk.Office(), "4:00", "2:00", "8:00");
        await desk.Promise(AgreementKind.Ola, (await database.Db(db => db.Calendars.SingleAsync())), "1:00", "8:00");
        await database.DoDueWork();

        var timed = await desk.Timed(ticket);
        var clocks = timed.Clocks.ToDictionary(c => c.Kind);
        Assert.Equal((start, start.AddHours(1)), (clocks[ClockKind.FirstResponse].StartedAt, clocks[ClockKind.FirstResponse].EndedAt!.Value));
        Assert.Equal((start, start), (clocks[ClockKind.TimeToAccept].StartedAt, clocks[ClockKind.TimeToAccept].EndedAt!.Value));

        // Two of eight hours are used at two in the afternoon; three are left today.
        Assert.Equal(start.AddDays(1).AddHours(3), clocks[ClockKind.Resolution].DueAt);
        var stood = timed.Ledger.Where(s => s is { Party: Party.Customer, Runs: false }).Aggregate(TimeSpan.Zero, (sum, s) => sum + (s.Until!.Value - s.From));
        Assert.Equal(TimeSpan.FromHours(3), stood);
        var shown = await database.Send(new ShowClocks.Query(ticket), desk.As(desk.Frida));
        var solution = shown.Clocks.Single(c => c.Kind == ClockKind.Resolution);
        Assert.Equal((TimeSpan.FromHours(2), TimeSpan.FromHours(2), false), (solution.Used, solution.ByStay.Values.Single(), solution.IsBreached));
        Assert.Equal("Sla 4:00 2:00 8:00", shown.Sla.Agreement!.Name);
    }

    private static Task<int> Version(Desk desk, long ticket) => desk.Database.Db(db => db.Tickets.Where(t => t.Id == ticket).Select(t => t.Version).SingleAsync());
}
