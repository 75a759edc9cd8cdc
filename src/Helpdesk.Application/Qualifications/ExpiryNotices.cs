using System.Globalization;
using Helpdesk.Application.Alerts;
using Helpdesk.Application.DueWork;
using Helpdesk.Data;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>
/// Tells the holder and the leads 60, 30 and 7 days before a qualification ends, each once, unless something renews it; and once
/// when somebody owns tickets that they may not take any more because it has ended. New work stops by itself: the gate knows the second.
/// </summary>
internal sealed class ExpiryNotices(HelpdeskDbContext db, Rehoming rehoming) : IRecurringWork
{
    /// <summary>A node that was away for some days still says what ended meanwhile.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    public string Kind => "ExpiryNotices";

    public string Schedule => "*/15 * * * *";

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ending = await EndingAsync(now, cancellationToken);
        foreach (var (ends, days) in await UntoldAsync([.. ending.Select(e => (e, Validity.NoticeDue(e.Until, now)))], cancellationToken))
        {
            if (days is not null)
            {
                await db.RaiseAsync(
                    AlertKind.QualificationEnds, Key(ends, days), Reason.Of("TheQualificationIsRenewed", ends.Name, ends.Topic, ends.Family, ends.Until),
                    now, cancellationToken, null, ends.Provider, ends.Agent);
            }
            else if (await rehoming.CountAsync(ends.Agent, now, cancellationToken) is > 0 and var tickets)
            {
                await db.RaiseAsync(
                    AlertKind.TicketsToRehome, Key(ends, days), Reason.Of("TicketsAreRehomed", ends.Name, tickets, ends.Topic, ends.Until),
                    now, cancellationToken, null, ends.Provider, ends.Agent);
            }
        }

        return null;
    }

    /// <summary>What has been said already is not worked out again every quarter of an hour.</summary>
    private async Task<IEnumerable<(Ending Ends, int? Days)>> UntoldAsync(IReadOnlyList<(Ending Ends, int? Days)> news, CancellationToken cancellationToken)
    {
        var keys = news.Select(n => Key(n.Ends, n.Days)).ToList();
        var told = (await db.Alerts.Where(a => keys.Contains(a.Key)).Select(a => a.Key).ToListAsync(cancellationToken)).ToHashSet();
        return news.Where(n => !told.Contains(Key(n.Ends, n.Days)));
    }

    /// <param name="days">How long before the end; null once it has ended.</param>
    private static string Key(Ending ends, int? days) => string.Create(CultureInfo.InvariantCulture, $"{(days is null ? "rehome" : "expiry")}/{ends.Id}/{days ?? 0}");

    /// <summary>What counts and ends soon, or ended lately, and what nothing at least as good outlasts.</summary>
    private Task<List<Ending>> EndingAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (earliest, latest) = (now - Lately, now + Qualification.ExpiryNotice);
        return (
            from q in db.Qualifications.AsNoTracking()
            join a in db.Agents on q.AgentId equals a.Id
            join s in db.Skills on q.SkillId equals s.Id
            join topic in db.Topics on s.TopicId equals topic.Id
            join family in db.Families on s.FamilyId equals family.Id
            where q.ValidUntil > earliest && q.ValidUntil <= latest && q.VerifiedAt != null && q.RevokedAt == null && a.Active
                && !db.Qualifications.Any(o => o.AgentId == q.AgentId && o.SkillId == q.SkillId && o.Id != q.Id && o.Level >= q.Level
                    && o.VerifiedAt != null && o.RevokedAt == null && (o.ValidUntil == null || o.ValidUntil > q.ValidUntil))
            orderby q.Id
            select new Ending(
                q.Id, a.Id, a.Name, a.ProviderId, new LocalizedText(topic.Name.En, topic.Name.De), new LocalizedText(family.Name.En, family.Name.De), q.ValidUntil!.Value))
            .ToListAsync(cancellationToken);
    }

    private sealed record Ending(long Id, long Agent, string Name, long? Provider, LocalizedText Topic, LocalizedText Family, DateTimeOffset Until);
}
