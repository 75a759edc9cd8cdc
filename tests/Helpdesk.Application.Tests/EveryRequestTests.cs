using System.Reflection;
using Helpdesk.Application.Security;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests;

/// <summary>
/// Runs after all others, when every request should have been made of every database: of PostgreSQL and SQL Server where there
/// is one, and of SQLite always. What is asked of SQLite is said in T-SQL as well and read by Microsoft's parser (<c>TSqlMirror</c>).
/// </summary>
[Collection(nameof(AfterAllOthers))]
public sealed class EveryRequestTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Every_query_and_command_runs_on_every_database(DatabaseKind kind)
    {
        Assert.SkipWhen(Environment.GetCommandLineArgs().Any(a => a.Contains("filter", StringComparison.Ordinal)), "Only a run of the whole project makes every request.");
        await using var database = await TestDatabase.CreateAsync(kind);
        var requests = typeof(RequiresAttribute).Assembly.GetTypes().Where(t => t.GetCustomAttribute<RequiresAttribute>() is not null).ToList();

        var missing = requests.Where(r => !TestDatabase.WasSent(kind, r)).Select(r => r.FullName).Order(StringComparer.Ordinal).ToList();

        Assert.True(requests.Count > 100);
        Assert.True(missing.Count == 0, $"No test makes these {missing.Count} requests of {kind}; make one of theirs a theory over the databases:\n{string.Join('\n', missing)}");
    }
}

/// <summary>Collections that tolerate no others beside them run last.</summary>
[CollectionDefinition(nameof(AfterAllOthers), DisableParallelization = true)]
public sealed class AfterAllOthers;
