using System.Globalization;
using Helpdesk.Application.Notices;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Notices;

/// <summary>What I was told, the newest first.</summary>
public sealed class IndexModel(KnownUnread known) : HelpdeskPage
{
    [FromQuery(Name = "number")]
    public int Number { get; set; } = 1;

    public ListNotices.Result Now { get; private set; } = null!;

    public Pager Pager => new(
        Now.Page, ListNotices.PageSize, Now.Total, number => string.Create(CultureInfo.InvariantCulture, $"{NoticeLinks.Index}?number={number}"));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Now = await Send(new ListNotices.Query(Number));
        known.Learn(CurrentUser.Agent, Now.Unread);
    }

    /// <param name="newest">The last that was on the page; what came since has not been seen.</param>
    public async Task<IActionResult> OnPostReadAllAsync(long newest)
    {
        await Send(new ReadAllNotices.Command(newest));
        return Done(NoticeLinks.Index, "Notices.AllRead");
    }
}
