using System.Globalization;
using Helpdesk.Data.Demo;

namespace Helpdesk.Web.Startup;

/// <summary><c>Helpdesk:Demo</c>: a desk full of invented people and tickets. Usual in Development, impossible in Production.</summary>
/// <param name="Tickets">
/// <c>Helpdesk:Demo:Tickets</c>: so many short tickets for measurements, instead of the few that tell their whole story.
/// </param>
public sealed record DemoSettings(bool Wanted, int? Tickets)
{
    private const string Demo = "Helpdesk:Demo";
    private const string DemoTickets = "Helpdesk:Demo:Tickets";

    public static DemoSettings Read(IConfiguration configuration, string environment)
    {
        var (demo, tickets) = (configuration[Demo], configuration[DemoTickets]);
        bool? asked = string.IsNullOrEmpty(demo) ? null
            : bool.TryParse(demo, out var yes) ? yes
            : throw new StartupException($"{Demo} is '{demo}'. It must be true or false.");
        int? count = string.IsNullOrEmpty(tickets) ? null
            : int.TryParse(tickets, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= TicketGenerator.Most ? number
            : throw new StartupException($"{DemoTickets} is '{tickets}'. It must be a number from 1 to {TicketGenerator.Most}.");

        return environment == Environments.Production && (asked == true || (asked is null && count is not null))
            ? throw new StartupException($"{Demo} is on, but Production has no demo desk: anybody could sign in to it. Leave the setting out.")
            : new(asked ?? environment == Environments.Development, count);
    }
}
