using Helpdesk.Data.Demo;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Tests.Demo;

public sealed class TicketGeneratorTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task It_makes_exactly_as_many_tickets_as_asked_and_each_keeps_every_rule(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await Fill(database, 400);

        var tickets = await DemoInvariants.Read(database);

        Assert.Equal(400, tickets.Count);
        await DemoInvariants.Hold(database, tickets);
        Assert.InRange(tickets.Count(t => t.IsActive), 50, 120);
        Assert.Equal(Enum.GetValues<Tier>(), tickets.Where(t => t.IsActive).Select(t => t.Tier).Distinct().Order());
        Assert.All(tickets, t => Assert.Equal(1, t.Version));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Work_goes_on_after_it_with_the_next_number(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await Fill(database, 30);

        var ticket = await database.Db(async db =>
        {
            var family = await db.Families.FirstAsync();
            var team = await db.Teams.FirstAsync(t => t.Tier == Tier.First);
            var customer = new Customer("New", "new@customer.example", Language.English);
            db.Customers.Add(customer);
            await db.SaveChangesAsync();
            var report = new Report(Guid.NewGuid(), customer, null, Language.English, family.Id, null, null, "", "One more", "It goes on.", team.Id);
            var added = db.Tickets.Add(Ticket.Report(report, SecretToken.Create(), database.Now)).Entity;
            await db.SaveChangesAsync();
            return added;
        });

        Assert.True(ticket.Id > 30);
    }

    [Fact]
    public async Task An_interrupted_run_is_taken_up_where_it_ended()
    {
        await using var database = await TestDatabase.CreateAsync();
        var told = new List<int>();

        Assert.Equal(2_100, await Fill(database, 2_100, told.Add));
        Assert.Equal(0, await Fill(database, 2_100));
        Assert.Equal(50, await Fill(database, 2_150));

        Assert.Equal([2_000, 2_100], told);
        Assert.Equal(2_150, await database.Db(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task The_same_seed_and_time_give_the_same_tickets()
    {
        Assert.Equal(await Tell(1), await Tell(1));
        Assert.NotEqual(await Tell(1), await Tell(2));
    }

    private static Task<int> Fill(TestDatabase database, int count, Action<int>? progress = null, int seed = DemoDesk.DefaultSeed) => database.Db(async db =>
    {
        await db.SeedDemoDeskAsync(database.Now, CancellationToken.None, seed, withTickets: false);
        return await TicketGenerator.FillAsync(db, count, database.Now, progress ?? (_ => { }), CancellationToken.None, seed);
    });

    private static async Task<List<string>> Tell(int seed)
    {
        await using var database = await TestDatabase.CreateAsync();
        await Fill(database, 100, seed: seed);
        return [.. (await DemoInvariants.Read(database)).Select(t => $"{t.Number} {t.Title} {t.CreatedAt:O} {t.UpdatedAt:O} {t.State} {t.Tier} {t.OwnerId} {t.Events.Count}")];
    }
}
