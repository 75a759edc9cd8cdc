using System.Globalization;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Addresses of a ticket and of what is done with it.</summary>
internal static class TicketLinks
{
    public static string Ticket(long id) => string.Create(CultureInfo.InvariantCulture, $"/desk/tickets/{id}");

    public static string Earlier(long id, int pages) => string.Create(CultureInfo.InvariantCulture, $"/desk/tickets/{id}?earlier={pages}");

    public static string Clocks(long id) => Ticket(id) + "/clocks";

    public static string Claim(long id) => Ticket(id) + "/claim";

    public static string Assign(long id) => Ticket(id) + "/assign";

    public static string AssignTo(long id, long agent) => string.Create(CultureInfo.InvariantCulture, $"{Assign(id)}?agent={agent}");

    public static string Override(long id, long agent) => string.Create(CultureInfo.InvariantCulture, $"{Ticket(id)}/override?agent={agent}");

    public static string Release(long id) => Ticket(id) + "/release";

    public static string Triage(long id) => Ticket(id) + "/triage";

    public static string Identify(long id) => Ticket(id) + "/identify";

    public static string WaitForCustomer(long id) => Ticket(id) + "/wait-for-customer";

    public static string WaitForThirdParty(long id) => Ticket(id) + "/wait-for-third-party";

    public static string Resume(long id) => Ticket(id) + "/resume";

    public static string Escalate(long id) => Ticket(id) + "/escalate";

    public static string Offer(long id) => Ticket(id) + "/offer";

    public static string Skip(long id) => Ticket(id) + "/skip";

    public static string Routing(long id) => Ticket(id) + "/routing";

    public static string Advice(long id) => Ticket(id) + "/advice";

    public static string Transfer(long id) => Ticket(id) + "/transfer";

    public static string HandOver(long id) => Ticket(id) + "/hand-over";

    public static string Snooze(long id) => Ticket(id) + "/snooze";

    public static string Wake(long id) => Ticket(id) + "/wake";

    public static string InformLead(long id) => Ticket(id) + "/inform-lead";

    public static string Consult(long id) => Ticket(id) + "/consult";

    public static string AnswerConsult(long id) => Ticket(id) + "/answer-consult";

    public static string DeclineConsult(long id) => Ticket(id) + "/decline-consult";

    public static string Return(long id) => Ticket(id) + "/return";

    public static string Resolve(long id) => Ticket(id) + "/resolve";

    public static string Answer(long id) => Ticket(id) + "/answer";

    public static string SendBack(long id) => Answer(id) + "/back";

    public static string Reopen(long id) => Ticket(id) + "/reopen";
}
