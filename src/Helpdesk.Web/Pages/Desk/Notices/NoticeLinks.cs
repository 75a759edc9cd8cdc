using System.Globalization;
using Helpdesk.Domain.Notices;
using Helpdesk.Web.Pages.Desk.Tickets;

namespace Helpdesk.Web.Pages.Desk.Notices;

internal static class NoticeLinks
{
    public const string Index = "/desk/notices";
    public const string Choices = Index + "/choices";

    public static string Notice(long id) => string.Create(CultureInfo.InvariantCulture, $"{Index}/{id}");

    /// <summary>The page on which somebody does what the notice is about.</summary>
    public static string Matter(NoticeKind kind, long ticket) => kind switch
    {
        NoticeKind.Offered => TicketLinks.Offer(ticket),
        NoticeKind.QuestionAsked => TicketLinks.AnswerConsult(ticket),
        NoticeKind.AnswerWaits => TicketLinks.Answer(ticket),
        _ => TicketLinks.Ticket(ticket),
    };
}
