using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Notices;

/// <summary>What people were told, in the order in which it happened.</summary>
internal static class Bulletin
{
    /// <summary>In the product: whom, what, and by which text.</summary>
    public static Task<List<(string Who, NoticeKind Kind, string Key)>> Notices(this TestDatabase database) => database.Db(async db =>
    {
        var found = await (from n in db.Notices join a in db.Agents on n.AgentId equals a.Id orderby n.Id select new { a.Name, n.Kind, n.Text }).ToListAsync();
        return found.Select(n => (n.Name, n.Kind, ReasonJson.Read(n.Text).Key["Rule.".Length..])).ToList();
    });

    /// <summary>The same of the outbox.</summary>
    public static Task<List<(string Who, NoticeKind Kind, string Key)>> Mails(this TestDatabase database) => database.Db(async db =>
    {
        var found = await db.Outbox.Where(m => m.Kind != null).OrderBy(m => m.Id).Select(m => new { m.Name, Kind = m.Kind!.Value, m.Text }).ToListAsync();
        return found.Select(m => (m.Name, m.Kind, ReasonJson.Read(m.Text).Key["Rule.".Length..])).ToList();
    });

    /// <summary>Everybody forgets what they were told so far.</summary>
    public static Task Forget(this TestDatabase database) => database.Db(async db =>
    {
        await db.Notices.ExecuteDeleteAsync();
        await db.Outbox.ExecuteDeleteAsync();
    });

    public static (string Who, NoticeKind Kind, string Key) Told(this Agent agent, NoticeKind kind, string key) => (agent.Name, kind, key);
}
