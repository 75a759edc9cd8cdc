using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Tests;

public sealed class MigrationTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_new_database_has_what_every_installation_begins_with(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        Assert.Empty(await database.Db(db => db.Database.GetPendingMigrationsAsync()));
        Assert.Equal(1, await database.Db(db => db.Settings.CountAsync()));
        Assert.Equal(3, await database.Db(db => db.AdmissionRules.CountAsync()));
    }
}
