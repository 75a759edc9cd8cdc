using Helpdesk.Web.Startup;
using Microsoft.Extensions.Configuration;

namespace Helpdesk.Web.Tests.Demo;

public sealed class DemoSettingsTests
{
    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Development", "", true)]
    [InlineData("Development", "false", false)]
    [InlineData("Staging", null, false)]
    [InlineData("Staging", "true", true)]
    [InlineData("Production", null, false)]
    [InlineData("Production", "false", false)]
    public void A_demo_desk_is_usual_in_Development_and_asked_for_elsewhere(string environment, string? demo, bool wanted) =>
        Assert.Equal(wanted, Read(environment, demo, null).Wanted);

    [Theory]
    [InlineData("true", null)]
    [InlineData(null, "200")]
    public void Production_refuses_a_demo_desk(string? demo, string? tickets)
    {
        var refusal = Assert.Throws<StartupException>(() => Read("Production", demo, tickets));

        Assert.Contains("Production has no demo desk", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("perhaps", null, "Helpdesk:Demo is 'perhaps'")]
    [InlineData(null, "0", "Helpdesk:Demo:Tickets is '0'")]
    [InlineData(null, "-5", "Helpdesk:Demo:Tickets is '-5'")]
    [InlineData(null, "1000001", "Helpdesk:Demo:Tickets is '1000001'")]
    [InlineData(null, "many", "Helpdesk:Demo:Tickets is 'many'")]
    public void A_value_that_makes_no_sense_is_named(string? demo, string? tickets, string complaint)
    {
        var refusal = Assert.Throws<StartupException>(() => Read("Development", demo, tickets));

        Assert.StartsWith(complaint, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_tickets_are_the_most() => Assert.Equal(1_000_000, Read("Development", null, "1000000").Tickets);

    private static DemoSettings Read(string environment, string? demo, string? tickets) => DemoSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Helpdesk:Demo"] = demo, ["Helpdesk:Demo:Tickets"] = tickets }).Build(),
        environment);
}
