using Helpdesk.Application.Ports;
using MimeKit;
using MimeKit.Text;

namespace Helpdesk.Infrastructure.Email;

/// <summary>A mail of ours as it goes over the wire, whoever carries it.</summary>
internal static class Letters
{
    public static MimeMessage Of(Mail mail, MailboxAddress from)
    {
        var body = new TextPart(TextFormat.Plain) { Text = mail.Body };
        body.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        var message = new MimeMessage { Date = mail.At, Subject = mail.Subject, MessageId = $"{mail.Key:N}@{from.Domain}", Body = body };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(mail.Name, mail.Address));

        // RFC 3834: no machine answers, and none of ours takes it for a customer's.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.Precedence, "bulk");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }
}
