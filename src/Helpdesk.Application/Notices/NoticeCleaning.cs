using Helpdesk.Application.DueWork;
using Helpdesk.Data;
using Helpdesk.Data.Notices;
using Helpdesk.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Notices;

/// <summary>Every night: notices that were read long ago, and mails of long ago, are forgotten. What nobody has read stays.</summary>
internal sealed class NoticeCleaning(HelpdeskDbContext db) : IRecurringWork
{
    public string Kind => "NoticeCleaning";

    public string Schedule => "40 3 * * *";

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (read, written) = (now - Notice.Kept, now - OutgoingMail.Kept);
        await db.Notices.Where(n => n.ReadAt < read).ExecuteDeleteAsync(cancellationToken);
        await db.Outbox.Where(m => m.CreatedAt < written).ExecuteDeleteAsync(cancellationToken);
        return null;
    }
}
