using Helpdesk.Application.Notices;
using Helpdesk.Domain.Notices;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Notices;

/// <summary>Leads from a notice to what it is about; whoever comes by here has read it.</summary>
public sealed class NoticeModel(KnownUnread known) : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var notice = await Send(new OpenNotice.Command(Id));
        known.Learn(CurrentUser.Agent, notice.Unread);
        return notice switch
        {
            { IsStillYours: false } => Done(NoticeLinks.Index, "Notices.WentOn"),
            { TicketId: { } ticket } => LocalRedirect(NoticeLinks.Matter(notice.Kind, ticket)),
            { Kind: NoticeKind.Alert } => LocalRedirect(CurrentUser.IsLead ? DeskLinks.Attention : DeskLinks.Me),
            _ => LocalRedirect(NoticeLinks.Index),
        };
    }
}
