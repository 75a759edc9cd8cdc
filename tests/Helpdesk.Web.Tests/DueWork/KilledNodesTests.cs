using Helpdesk.Application.DueWork;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.DueWork;

public sealed class KilledNodesTests
{
    /// <summary>So many are under way long enough for several kills; the benchmark group <c>clocks</c> does the same with 10,000.</summary>
    private const int Steps = 2000;

    [Fact]
    public async Task Each_step_is_taken_once_while_one_of_two_nodes_is_killed_again_and_again()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, begin: DateTimeOffset.UtcNow.AddDays(-8));
        await ManySteps.PlanAsync(await A.DeskIn(database), Steps);

        var outcome = await KilledNodes.RunAsync(database, 3, TimeSpan.FromMinutes(3));

        Assert.Equal((0, Steps, Steps, Steps), (outcome.Left, outcome.Runs, outcome.Effects, outcome.TicketsWithOne));
        Assert.True(outcome.Kills > 0, "Nothing was killed: the steps were over too soon.");
        Assert.InRange(outcome.LongestHold, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        TestContext.Current.TestOutputHelper?.WriteLine($"{outcome}");
    }
}
