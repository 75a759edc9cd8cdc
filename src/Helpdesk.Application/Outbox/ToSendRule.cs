using Helpdesk.Data.Notices;

namespace Helpdesk.Application.Outbox;

internal static class ToSendRule
{
    /// <summary>Not sent, due, in nobody's hands, and still news.</summary>
    public static IQueryable<OutgoingMail> ToSend(this IQueryable<OutgoingMail> mails, DateTimeOffset now)
    {
        var news = now - OutgoingMail.Lapses;
        return mails.Where(m => m.SentAt == null && m.DueAt <= now && m.LeasedUntil <= now && m.CreatedAt > news);
    }
}
