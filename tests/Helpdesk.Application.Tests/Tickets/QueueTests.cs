using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Tickets;

public sealed class QueueTests
{
    private static TicketBuilder Returned => A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Then(s => s.Ticket.Return(
        s.Desk.Sam, new TicketReturn(ReturnCode.InsufficientInformation, "The serial number", ""),
        new(s.Desk.FirstLevel.Id, s.Desk.Frida.AsActor, new(Verdict.Yes, [], null)), s.Now));

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_queue_goes_by_priority_then_what_came_back_then_the_longest_wait(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var longest = await A.Ticket.InFirstLevel().Then(_ => { }).Then(_ => { }).Then(_ => { }).Then(_ => { }).Then(_ => { }).Then(_ => { }).AddTo(desk);
        var newest = await A.Ticket.InFirstLevel().AddTo(desk);
        var critical = await A.Ticket.Rated(Impact.High, Urgency.High).AddTo(desk);
        var minor = await A.Ticket.Rated(Impact.Low, Urgency.Low).AddTo(desk);
        var returned = await Returned.Rated(Impact.Medium, Urgency.Medium).AddTo(desk);
        await A.Ticket.InSecondLevel().AddTo(desk);
        await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk);

        database.Log.Clear();
        await database.Send(new GetQueue.Query { Tier = Tier.First }, desk.As(desk.Frida));
        var cold = database.Log.Statements.Count;
        database.Log.Clear();
        var queue = await database.Send(new GetQueue.Query { Tier = Tier.First }, desk.As(desk.Frida));

        Assert.Equal((6, 3), (cold, database.Log.Statements.Count));
        Assert.Equal([critical.Id, returned.Id, longest.Id, newest.Id, minor.Id], queue.Rows.Select(r => r.Id));
        Assert.Equal([(Tier.First, 5), (Tier.Second, 1), (Tier.Third, 0)], queue.Counts.Select(c => (c.Key, c.Value)));
        Assert.Equal(("Carla Kunz", "Lumo C", "Lumo C3", "Frida Falk"), (queue.Rows[1].Customer, queue.Rows[1].Product, queue.Rows[1].Generation, queue.Rows[1].Owner));
        Assert.False(queue.HasNext || queue.HasPrevious);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Pages_forward_and_back_show_every_ticket_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var some = await A.Ticket.AddTo(desk);
        await Multiply(database, some, (GetQueue.PageSize * 2) + 7);

        var first = await database.Send(new GetQueue.Query { Tier = Tier.First }, desk.As(desk.Frida));
        var second = await database.Send(new GetQueue.Query { Tier = Tier.First, After = first.Rows[^1].Position }, desk.As(desk.Frida));
        var third = await database.Send(new GetQueue.Query { Tier = Tier.First, After = second.Rows[^1].Position }, desk.As(desk.Frida));
        var back = await database.Send(new GetQueue.Query { Tier = Tier.First, Before = third.Rows[0].Position }, desk.As(desk.Frida));
        var start = await database.Send(new GetQueue.Query { Tier = Tier.First, Before = back.Rows[0].Position }, desk.As(desk.Frida));

        Assert.Equal([50, 50, 8], new[] { first, second, third }.Select(p => p.Rows.Count));
        Assert.Equal(108, first.Rows.Concat(second.Rows).Concat(third.Rows).Select(r => r.Id).Distinct().Count());
        Assert.Equal([(false, true), (true, true), (true, false)], new[] { first, second, third }.Select(p => (p.HasPrevious, p.HasNext)));
        Assert.Equal(second.Rows.Select(r => r.Id), back.Rows.Select(r => r.Id));
        Assert.Equal(first.Rows.Select(r => r.Id), start.Rows.Select(r => r.Id));
        Assert.Equal((false, true), (start.HasPrevious, start.HasNext));
        Assert.Equal(GetQueue.MostCounted, first.Counts[Tier.First]);
    }

    [Fact]
    public async Task The_queue_is_read_from_the_index_of_active_tickets()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var some = await A.Ticket.AddTo(desk);
        await Multiply(database, some, 300);
        await database.Db(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));
        var place = new QueuePosition(Ticket.NothingDue, 3, 0, desk.Now.AddHours(-1), 50);

        foreach (var query in new GetQueue.Query[] { new(), new() { After = place }, new() { Before = place }, new() { Owner = QueueOwner.Nobody } })
        {
            database.Log.Clear();
            await database.Send(query with { Tier = Tier.First }, desk.As(desk.Frida));
            var rows = database.Log.Statements.Single(s => s.Contains("Setbacks", StringComparison.Ordinal));
            var plan = await QueryPlan.OfAsync(database, rows);

            Assert.Contains(plan, step => step.Contains("IX_Tickets_Tier_DueBy_Priority_Setbacks_CreatedAt_Id", StringComparison.Ordinal));
            Assert.DoesNotContain(await QueryPlan.ReadsWholeAsync(database, rows), table => table.Contains("Tickets", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Filters_cut_the_queue(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var mine = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var fritz = await A.Ticket.OwnedBy(desk.Fritz).WaitingForCustomer(d => d.Fritz).AddTo(desk);
        var phone = await A.Ticket.About(desk.Phones).AddTo(desk);

        async Task<IEnumerable<long>> Ids(GetQueue.Query query) =>
            (await database.Send(query with { Tier = Tier.First }, desk.As(desk.Frida))).Rows.Select(r => r.Id);

        Assert.Equal([mine.Id], await Ids(new() { Owner = QueueOwner.Me }));
        Assert.Equal([phone.Id], await Ids(new() { Owner = QueueOwner.Nobody }));
        Assert.Equal([fritz.Id], await Ids(new() { State = TicketState.WaitingForCustomer }));
        Assert.Equal([phone.Id], await Ids(new() { Family = desk.Phones.Id }));
        Assert.Equal([phone.Id], await Ids(new() { Team = desk.CallCentrePhones.Id }));
        Assert.Empty(await Ids(new() { Family = 4711 }));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_first_tab_is_the_tier_in_which_the_agent_works(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        Assert.Equal(Tier.First, (await database.Send(new GetQueue.Query(), desk.As(desk.Frida))).Tier);
        Assert.Equal(Tier.Second, (await database.Send(new GetQueue.Query(), desk.As(desk.Sam))).Tier);
        Assert.Equal(Tier.Third, (await database.Send(new GetQueue.Query(), desk.As(desk.Theo))).Tier);
        Assert.Equal(Tier.First, (await database.Send(new GetQueue.Query(), desk.As(desk.Ada))).Tier);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_provider_sees_its_own_queue_and_its_own_teams(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await A.Ticket.AddTo(desk);
        var phone = await A.Ticket.About(desk.Phones).AddTo(desk);

        var queue = await database.Send(new GetQueue.Query { Tier = Tier.First }, desk.As(desk.Paula));

        Assert.Equal([phone.Id], queue.Rows.Select(r => r.Id));
        Assert.Equal(1, queue.Counts[Tier.First]);
        Assert.Equal(["Callwerk phones"], queue.Teams.Select(t => t.Name));
    }

    [Fact]
    public void A_place_in_a_queue_is_read_back_and_nonsense_is_none()
    {
        var place = new QueuePosition(TestDatabase.Morning.AddDays(1), 2, 1, TestDatabase.Morning, 77);

        Assert.Equal(place, QueuePosition.Read(place.ToString()));
        Assert.All(
            new[] { null, "", "1", "1-2-3-4", "a-b-c-d-e", "1-1-2-99999999999999999999-4", "1-1-2--3-4", "1-1-0-9223372036854775807-1", "9223372036854775807-1-0-1-1", "'; DROP TABLE" },
            text => Assert.Null(QueuePosition.Read(text)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Mine_are_what_I_own_and_what_I_resolved_lately(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var open = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var resolved = await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk);
        await A.Ticket.OwnedBy(desk.Fritz).Resolved(d => d.Fritz).AddTo(desk);
        await A.Ticket.InSecondLevel().AddTo(desk);

        var mine = await database.Send(new GetMine.Query(), desk.As(desk.Frida));
        database.Time.Advance(GetMine.Lately);
        var later = await database.Send(new GetMine.Query(), desk.As(desk.Frida));

        Assert.Equal([open.Id], mine.Active.Select(r => r.Id));
        Assert.Equal([resolved.Id], mine.Resolved.Select(r => r.Id));
        Assert.Empty(later.Resolved);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_lead_sees_what_needs_a_lead_and_others_may_not_ask(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await A.Ticket.AddTo(desk);
        var urgent = await A.Ticket.OwnedBy(desk.Frida).Urgent().AddTo(desk);

        var row = Assert.Single(await database.Send(new GetAttention.Query(), desk.As(desk.Lena)));
        Assert.Equal((urgent.Id, TicketEventKind.EscalationRequested, "Carla Kunz", "The wedding is tomorrow."), (row.Ticket.Id, row.Call!.Kind, row.Call.Who, row.Call.Detail));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new GetAttention.Query(), desk.As(desk.Frida)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_number_finds_its_ticket_and_words_find_titles_customers_and_addresses(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.Saying("The FOCUS hunts").AddTo(desk);
        var other = await A.Ticket.Saying("100% of the strap came loose").AddTo(desk);

        async Task<IEnumerable<long>> Found(string text) => (await database.Send(new FindTickets.Query(text), desk.As(desk.Frida))).Rows.Select(r => r.Id);

        Assert.Equal(ticket.Id, (await database.Send(new FindTickets.Query($" {ticket.Number.ToLowerInvariant()} "), desk.As(desk.Frida))).Ticket);
        Assert.Equal([ticket.Id], await Found("focus"));
        Assert.Equal([other.Id, ticket.Id], await Found("carla k"));
        Assert.Equal([other.Id, ticket.Id], await Found("Carla@Customer.example"));
        Assert.Equal([other.Id], await Found("100%"));
        Assert.Empty(await Found("%nothing_"));
        Assert.Empty(await Found("   "));
        Assert.Equal([ticket.Id], await Found("fo\0cus"));
        Assert.Empty(await Found("HD-999999"));
        Assert.Empty(await Found(new string('x', 5000) + "\0"));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task My_qualifications_say_where_I_may_work_and_what_is_missing_elsewhere(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Sam, desk.PhoneFirmware, Domain.Qualifications.SkillLevel.Expert, until: desk.Now);

        var mine = await database.Send(new GetMyQualifications.Query(), desk.As(desk.Sam));

        Assert.Equal(3, mine.Qualifications.Count);
        Assert.Equal(Domain.Qualifications.QualificationStatus.Expired, mine.Qualifications.Single(q => q.Family == desk.Phones.Name).Status);
        Assert.True(mine.Admissions.Single(a => a.Tier == Tier.Second && a.Family.Id == desk.Cameras.Id).Decision.Verdict.IsAllowed);
        Assert.Contains(mine.Admissions.Single(a => a.Tier == Tier.Second && a.Family.Id == desk.Phones.Id).Decision.Verdict.Reasons, r => r.Key == "Rule.QualificationHasNotExpired");
        Assert.Equal(6, mine.Admissions.Count);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_first_queue_is_the_highest_that_lets_the_agent_in_until_the_last_qualification_ends(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var agent = await desk.Hire("Mia Moor", teams: [desk.FirstLevel, desk.SecondCameras]);
        await desk.Qualify(agent, desk.CameraFirmware, Domain.Qualifications.SkillLevel.Competent, until: desk.Now.AddMinutes(1));

        var qualified = await database.Send(new GetQueue.Query(), desk.As(agent));
        database.Time.Advance(TimeSpan.FromMinutes(1));
        var expired = await database.Send(new GetQueue.Query(), desk.As(agent));
        var above = await database.Send(new GetQueue.Query { Tier = Tier.Second }, desk.As(agent));

        Assert.Equal((Tier.Second, true), (qualified.Tier, qualified.IsAdmitted));
        Assert.Equal((Tier.First, true), (expired.Tier, expired.IsAdmitted));
        Assert.Equal((Tier.Second, false), (above.Tier, above.IsAdmitted));
    }

    [Fact]
    public async Task Whoever_is_let_in_nowhere_begins_with_the_tier_of_their_team()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        var queue = await database.Send(new GetQueue.Query(), desk.As(desk.Nora));

        Assert.Equal((Tier.Second, false), (queue.Tier, queue.IsAdmitted));
    }

    [Fact]
    public async Task A_generation_of_my_qualifications_is_named_with_its_product()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var older = await database.Save(db => db.Skills.Add(new Domain.Qualifications.Skill(desk.Optics.Id, desk.Cameras.Id, [desk.Older.Id])).Entity);
        await desk.Qualify(desk.Nora, older, Domain.Qualifications.SkillLevel.Expert);

        var mine = await database.Send(new GetMyQualifications.Query(), desk.As(desk.Nora));

        Assert.Equal(["Lumo C Lumo C2"], Assert.Single(mine.Qualifications).Generations);
    }

    /// <summary>More of the same, faster than reporting each.</summary>
    private static Task Multiply(TestDatabase database, Ticket some, int times) => database.Db(async db =>
    {
        var (customer, now) = (await db.Customers.SingleAsync(c => c.Id == some.CustomerId), some.CreatedAt);
        for (var i = 1; i <= times; i++)
        {
            db.Tickets.Add(Ticket.Report(
                new Report(Guid.CreateVersion7(), customer, null, Language.English, some.FamilyId, some.ProductId, some.GenerationId, "", $"No. {i}", "Help!", some.TeamId),
                SecretToken.Create(), now.AddMinutes(-(i / 3))));
        }

        await db.SaveChangesAsync();
    });
}
