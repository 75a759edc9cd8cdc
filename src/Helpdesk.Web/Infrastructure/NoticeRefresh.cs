using Helpdesk.Application.Notices;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Rings the bell within seconds, whoever caused it and on whatever node.</summary>
internal sealed class NoticeRefresh(KnownUnread unread, TimeProvider time, ILogger<NoticeRefresh> logger)
    : Refreshing(TimeSpan.FromSeconds(5), "The unread notices", unread.RefreshAsync, time, logger);
