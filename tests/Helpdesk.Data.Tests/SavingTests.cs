using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Tests;

public sealed class SavingTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_two_saves_of_one_aggregate_the_second_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var team = await database.Save(db => db.Teams.Add(new Team("First Level", Tier.First)).Entity);

        await database.Db(async first =>
        {
            (await first.Teams.SingleAsync(t => t.Id == team.Id)).Change("Renamed here", []);
            await database.Db(async second =>
            {
                (await second.Teams.SingleAsync(t => t.Id == team.Id)).Change("Renamed there", []);
                await second.SaveChangesAsync();
            });
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync());
        });

        var kept = await database.Db(db => db.Teams.SingleAsync(t => t.Id == team.Id));
        Assert.Equal(("Renamed there", 2), (kept.Name, kept.Version));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_value_that_is_taken_is_reported_as_a_duplicate(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.AddTo(desk);
        var key = await database.Db(db => db.Messages.Where(m => m.TicketId == ticket.Id).Select(m => m.Key).SingleAsync());

        await IsADuplicate(database, db => db.Customers.Add(new Customer("Somebody", "CARLA@customer.example", Language.English)));
        await IsADuplicate(database, db => db.Tickets.Add(Report(desk, ticket.ReportKey)));
        await IsADuplicate(database, db => db.Tickets.Single(t => t.Id == ticket.Id).CustomerReply(desk.Carla, "Twice", key, desk.Now));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_refers_to_nothing_is_refused_and_is_no_duplicate(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        await database.Db(async db =>
        {
            db.Teams.Add(new Team("A provider's", Tier.First, providerId: 404));
            var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.False(db.IsDuplicate(failure));
        });
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_transaction_that_fails_leaves_nothing_behind(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        await database.Db(db => Assert.ThrowsAsync<InvalidOperationException>(() => db.InOneTransaction<int>(
            async () =>
            {
                db.Providers.Add(new ServiceProvider("Half done"));
                await db.SaveChangesAsync();
                throw new InvalidOperationException("Something else went wrong.");
            },
            CancellationToken.None)));

        Assert.Equal(0, await database.Db(db => db.Providers.CountAsync()));
        Assert.Equal(1, await database.Db(db => db.InOneTransaction(() => Task.FromResult(1), CancellationToken.None)));
    }

    private static Task IsADuplicate(TestDatabase database, Action<HelpdeskDbContext> change) => database.Db(async db =>
    {
        change(db);
        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.True(db.IsDuplicate(failure), failure.InnerException?.Message);
    });

    private static Ticket Report(Desk desk, Guid key)
    {
        var report = new Report(
            key, new Customer("Other", $"{Guid.NewGuid()}@customer.example", Language.English), null, Language.English,
            desk.Cameras.Id, null, null, "", "Twice", "The form was sent twice.", desk.FirstLevel.Id);
        return Ticket.Report(report, SecretToken.Create(), desk.Now);
    }
}
