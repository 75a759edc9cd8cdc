using Helpdesk.Application.Tickets;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Learns within seconds what was offered to, asked of or taken from those who look at the desk.</summary>
internal sealed class WaitingRefresh(KnownWaiting waiting, TimeProvider time, ILogger<WaitingRefresh> logger)
    : Refreshing(TimeSpan.FromSeconds(5), "What waits for whom", waiting.RefreshAsync, time, logger);
