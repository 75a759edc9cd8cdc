using Helpdesk.Data;
using Helpdesk.Data.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.TestSupport;

internal static class Preparation
{
    /// <summary>Migrates the database and adds what every installation begins with.</summary>
    public static async Task PrepareAsync(this IDatabaseServer server, string connectionString)
    {
        var services = new ServiceCollection();
        server.Register(services, connectionString);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HelpdeskDbContext>();
        await db.Database.MigrateAsync();
        await db.EnsureDefaultsAsync(CancellationToken.None);
    }
}
