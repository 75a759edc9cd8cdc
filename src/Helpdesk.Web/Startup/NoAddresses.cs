using Serilog.Core;
using Serilog.Events;

namespace Helpdesk.Web.Startup;

/// <summary>
/// Takes the addresses that people asked for out of every event, whoever put them there: a private link is a secret.
/// The route's pattern and the request's id say enough.
/// </summary>
internal sealed class NoAddresses : ILogEventEnricher
{
    private static readonly string[] Addresses = ["RequestPath", "Path", "QueryString", "Destination"];

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var address in Addresses)
        {
            logEvent.RemovePropertyIfPresent(address);
        }
    }
}
