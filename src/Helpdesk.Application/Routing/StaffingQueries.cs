using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

internal static class StaffingQueries
{
    /// <summary>Four statements, whatever the number of people, three when the rules are known.</summary>
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
        var skills = await KnownSkill.LoadAsync(db, cancellationToken);
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
                [.. p.Held.Select(q => skills[q.SkillId].Held(q.Id, q.Level, q.Evidence, q.ValidFrom, q.ValidUntil, q.VerifiedAt, null))], []) { Acknowledged = p.Acknowledged })],
            rules);
    }
}
