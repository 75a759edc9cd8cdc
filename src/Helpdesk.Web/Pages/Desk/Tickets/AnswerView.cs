using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>What waits for its release on a ticket, or was sent back, for whoever looks.</summary>
public sealed record AnswerView(PendingAnswer Answer, Ticket Ticket, TicketActions May, long Reader)
{
    public bool IsMine => Answer.AuthorId == Reader;
}
