using Helpdesk.Application.Clocks;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Learns within seconds what is promised now, where that was changed on another node.</summary>
internal sealed class PromiseRefresh(PromiseBook book, TimeProvider time, ILogger<PromiseRefresh> logger)
    : Refreshing(TimeSpan.FromSeconds(5), "What is promised", book.RefreshAsync, time, logger);
