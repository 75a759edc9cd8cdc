using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;

namespace Helpdesk.Application.Qualifications;

/// <summary>Why a qualification asks for somebody's attention.</summary>
public enum Concern
{
    ToVerify = 1,
    ExpiresSoon = 2,
    Expired = 3,
}

internal static class Concerns
{
    public static IQueryable<Qualification> Counting(this IQueryable<Qualification> qualifications, DateTimeOffset now) =>
        qualifications.Where(q => q.RevokedAt == null && q.VerifiedAt <= now && q.ValidFrom <= now && (q.ValidUntil == null || q.ValidUntil > now));

    public static IQueryable<Qualification> With(this IQueryable<Qualification> qualifications, Concern concern, HelpdeskDbContext db, DateTimeOffset now)
    {
        var soon = now + Qualification.ExpiryNotice;
        return concern switch
        {
            Concern.ToVerify => qualifications.Where(q => q.RevokedAt == null && q.VerifiedAt == null && (q.ValidUntil == null || q.ValidUntil > now)),
            Concern.ExpiresSoon => qualifications.Unrenewed(db).Where(q => q.ValidUntil > now && q.ValidUntil <= soon),
            Concern.Expired => qualifications.Unrenewed(db).Where(q => q.ValidUntil <= now),
        };
    }

    /// <summary>Verified once, and no later proof of the same skill at this level takes over when it ends.</summary>
    private static IQueryable<Qualification> Unrenewed(this IQueryable<Qualification> qualifications, HelpdeskDbContext db) =>
        qualifications.Where(q => q.RevokedAt == null && q.VerifiedAt != null && !db.Qualifications.Any(r =>
            r.AgentId == q.AgentId && r.SkillId == q.SkillId && r.Level >= q.Level && r.VerifiedAt != null && r.RevokedAt == null
            && r.ValidFrom <= q.ValidUntil && (r.ValidUntil == null || r.ValidUntil > q.ValidUntil)));
}
