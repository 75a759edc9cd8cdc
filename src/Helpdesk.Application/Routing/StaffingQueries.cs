using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

internal static class StaffingQueries
{
    /// <summary>Four statements, whatever the number of people, three when the rules are known. What a skill covers is read once and not once per holder.</summary>
    public static async Task<Staffing> StaffingAsync(this HelpdeskDbContext db, CancellationToken cancellationToken, AdmissionRules? rules = null)
    {
        var families = await db.Families.AsNoTracking().Where(f => f.Active).OrderBy(f => f.Id).Select(f => new
        {
            Last = db.Settings.Select(s => s.LastTier).First(),
            Family = new CoveredFamily(
                f.Id, f.Name,
                (from p in db.Products
                 join g in db.Generations on p.Id equals g.ProductId
                 where p.FamilyId == f.Id && p.Active && g.Active
                 orderby p.Name, g.Id
                 select new CoveredGeneration(g.Id, p.Name + " " + g.Name)).ToList()),
        }).ToListAsync(cancellationToken);
        var skills = await db.SkillFactsAsync(cancellationToken);
        rules ??= new AdmissionRules(await db.AdmissionRules.AsFacts(db).ToListAsync(cancellationToken));
        var people = await db.Agents.AsNoTracking().Where(a => a.Active).OrderBy(a => a.Name).ThenBy(a => a.Id).Select(a => new
        {
            a.Id,
            a.Name,
            Teams = (from m in db.Set<TeamMember>()
                     join t in db.Teams on m.TeamId equals t.Id
                     where m.AgentId == a.Id && t.Active
                     select new CandidateTeam(t.Id, t.Tier, t.Active, t.Families.Select(f => f.FamilyId).ToList())).ToList(),
            Acknowledged = db.Acknowledgements.Where(k => k.AgentId == a.Id && !k.Superseded).Select(k => new AcknowledgedGuideline(k.GuidelineId, k.Number)).ToList(),
            Held = db.Qualifications.Where(q => q.AgentId == a.Id && q.VerifiedAt != null && q.RevokedAt == null)
                .Select(q => new { q.Id, q.SkillId, q.Level, q.Evidence, q.ValidFrom, q.ValidUntil, q.VerifiedAt }).ToList(),
        }).ToListAsync(cancellationToken);

        return new(
            families.Select(f => f.Last).FirstOrDefault(Tier.First), [.. families.Select(f => f.Family)],
            [.. people.Select(p => new Candidate(
                p.Id, p.Name, true, p.Teams,
                [.. p.Held.Select(q => skills[q.SkillId].Held(q.Id, q.Level, q.Evidence, q.ValidFrom, q.ValidUntil, q.VerifiedAt))], []) { Acknowledged = p.Acknowledged })],
            rules);
    }

    private static async Task<Dictionary<long, SkillFact>> SkillFactsAsync(this HelpdeskDbContext db, CancellationToken cancellationToken)
    {
        var skills = await (from s in db.Skills.AsNoTracking()
                            join topic in db.Topics on s.TopicId equals topic.Id
                            select new { s.Id, s.TopicId, Topic = topic.Name, s.FamilyId, Generations = s.Generations.Select(g => g.GenerationId).ToList() })
            .ToListAsync(cancellationToken);
        var named = skills.ToLookup(s => (s.TopicId, s.FamilyId), s => s.Generations);
        return skills.ToDictionary(s => s.Id, s => new SkillFact(
            s.TopicId, s.Topic, s.FamilyId, s.Generations, [.. named[(s.TopicId, s.FamilyId)].SelectMany(g => g)]));
    }

    private sealed record SkillFact(
        long TopicId, LocalizedText Topic, long FamilyId, IReadOnlyList<long> Generations, IReadOnlyList<long> SiblingGenerations)
    {
        public HeldQualification Held(
            long id, SkillLevel level, EvidenceKind evidence, DateTimeOffset from, DateTimeOffset? until, DateTimeOffset? verifiedAt) =>
            new(id, TopicId, Topic, FamilyId, Generations, SiblingGenerations, level, evidence, from, until, verifiedAt, null);
    }
}
