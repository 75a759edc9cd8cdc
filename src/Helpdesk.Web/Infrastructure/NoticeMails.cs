using System.Globalization;
using Helpdesk.Application.Outbox;
using Helpdesk.Application.Ports;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Tickets;
using Helpdesk.Web.Pages.Desk.Notices;
using Helpdesk.Web.Pages.Portal;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Words a mail of the outbox in its recipient's language. Links stand in it where the public address is known.</summary>
public sealed class NoticeMails(Words words, SiteAddress site)
{
    public Mail Of(ClaimMail.Claimed row)
    {
        var (culture, own) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var language = WordList.CultureOf(row.Language);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        try
        {
            return new(row.Key, row.Address, row.Name, language.Name, Subject(row), Body(row), row.CreatedAt);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, own);
        }
    }

    /// <summary>The number and the kind; what the customer wrote as a title is for the mail itself, not for a lock screen.</summary>
    private string Subject(ClaimMail.Claimed row) => row.Kind is null
        ? words["Silence.Mail.Subject", TicketNumber.Of(row.TicketId ?? 0)]
        : row.TicketId is { } ticket ? words["Notices.Mail.About", TicketNumber.Of(ticket), row.Kind] : words["Notices.Mail.About", "Helpdesk", row.Kind];

    private string Body(ClaimMail.Claimed row) => row.Kind is { } kind ? ToColleague(row, kind) : ToCustomer(row);

    private string ToColleague(ClaimMail.Claimed row, NoticeKind kind)
    {
        var matter = row.TicketId is { } ticket ? NoticeLinks.Matter(kind, ticket) : NoticeLinks.Index;
        string[] parts =
        [
            words["Notices.Mail.Hello", row.Name],
            words.Of(row.Reason),
            .. Link(matter),
            string.Join('\n', [words["Notices.Mail.Choose"], .. Link(NoticeLinks.Choices)]),
        ];
        return string.Join("\n\n", parts) + "\n";
    }

    /// <summary>Of the private link only a hash is kept, so the mail can only say where it is found.</summary>
    private string ToCustomer(ClaimMail.Claimed row) => string.Join("\n\n",
        [words["Notices.Mail.Hello", row.Name], words.Of(row.Reason), words["Silence.Mail.WhereToAnswer"], .. Link(PortalLinks.MyTickets)]) + "\n";

    /// <summary>No request stands behind a mail that could name a host.</summary>
    private string[] Link(string path) => site.Of("").Length == 0 ? [] : [site.Of(path)];
}
