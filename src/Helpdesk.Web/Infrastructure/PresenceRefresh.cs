using Helpdesk.Application.Presences;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Learns within seconds who came, went or was set away on another node or by what falls due.</summary>
internal sealed class PresenceRefresh(KnownPresences presences, TimeProvider time, ILogger<PresenceRefresh> logger)
    : Refreshing(TimeSpan.FromSeconds(5), "Who is there", presences.RefreshAsync, time, logger);
