using Helpdesk.Application.Agents;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Coverage;

/// <summary>What coverage is computed from, in six statements whatever the number of people.</summary>
/// <param name="Zone">The desk's zone, in whose hours the map is.</param>
internal sealed record CoverageFacts(
    TimeZoneInfo Zone, IReadOnlyList<CoverageCell> Cells, IReadOnlyList<CoveragePerson> People, IReadOnlyList<TeachableSkill> Skills, IReadOnlyList<TeachableCourse> Courses,
    AdmissionRules Rules)
{
    /// <summary>More than the forecast, because it begins with the day and not with the hour.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(CoverageQuestion.UsualDays + 2);

    public CoverageQuestion Asking(IReadOnlyList<CoverageCell> cells, DateTimeOffset now) => new(People, cells, Rules, Zone, now) { Skills = Skills, Courses = Courses };

    /// <param name="provider">Only this service provider's people, and what its teams serve; null for everybody and everything.</param>
    public static async Task<CoverageFacts> LoadAsync(HelpdeskDbContext db, long? provider, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (since, until) = (now.AddDays(-2), now + Ahead);
        var teams = await TeamsAsync(db, provider, since, until, cancellationToken);
        var desk = await DeskAsync(db, cancellationToken);
        var cells = desk.SelectMany(CellsOf)
            .Where(c => provider is null || teams.Any(t => t.Team.Tier == c.Tier && t.Team.Serves(c.FamilyId))).ToList();

        var skills = await KnownSkill.LoadAsync(db, cancellationToken);
        var held = (await HeldAsync(db, provider, skills, cancellationToken)).ToLookup(h => h.AgentId, h => h.Qualification);
        var plans = await db.WorkPlans.Where(p => db.Agents.Any(a => a.Id == p.AgentId && a.Active && (provider == null || a.ProviderId == provider)))
            .PlannedBetween(since, until).ToDictionaryAsync(p => p.AgentId, p => p.Schedule, cancellationToken);
        var rules = await db.AdmissionRules.AsFacts(db).AsSingleQuery().ToListAsync(cancellationToken);
        var people = from membership in teams.SelectMany(t => t.Members.Select(m => (Agent: m, t.Team)))
                     group membership by membership.Agent.Id into person
                     orderby person.Key
                     let agent = person.First().Agent
                     select new CoveragePerson(
                         new Candidate(agent.Id, agent.Name, true, [.. person.Select(p => p.Team)], [.. held[agent.Id]], []) { Acknowledged = agent.Acknowledged },
                         plans.GetValueOrDefault(agent.Id, Schedule.Always) with { Booked = agent.Booked });
        return new(
            desk.Select(d => TimeZoneInfo.TryFindSystemTimeZoneById(d.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc).FirstOrDefault(TimeZoneInfo.Utc),
            cells, [.. people], [.. skills.Values.Where(s => s.IsTaught).Select(s => s.Skill).OrderBy(s => s.Id)], KnownSkill.Courses(skills.Values), new(rules));
    }

    /// <summary>Per tier and family: devices of unknown generation first, then each generation.</summary>
    private static IEnumerable<CoverageCell> CellsOf(DeskRow row) =>
        from tier in Tiers.UpTo(row.LastTier)
        from generation in row.Generations.Select(g => ((long?)g.Id, (string?)g.Name)).Prepend((null, null))
        select new CoverageCell(tier, row.FamilyId, row.Family, generation.Item1, generation.Item2, row.Minimum(tier));

    private static Task<List<DeskRow>> DeskAsync(HelpdeskDbContext db, CancellationToken cancellationToken) => (
        from s in db.Settings.AsNoTracking()
        from f in db.Families.Where(f => f.Active)
        orderby f.Id
        select new DeskRow(
            s.TimeZone, s.LastTier, f.Id, new LocalizedText(f.Name.En, f.Name.De),
            (from p in db.Products
             join g in db.Generations on p.Id equals g.ProductId
             where p.FamilyId == f.Id && p.Active && g.Active
             orderby p.Id, g.Id
             select new NamedGeneration(g.Id, p.Name + " " + g.Name)).ToList(),
            db.CoverageMinimums.Where(m => m.FamilyId == f.Id && m.Tier == Tier.First).Select(m => (int?)m.People).FirstOrDefault(),
            db.CoverageMinimums.Where(m => m.FamilyId == f.Id && m.Tier == Tier.Second).Select(m => (int?)m.People).FirstOrDefault(),
            db.CoverageMinimums.Where(m => m.FamilyId == f.Id && m.Tier == Tier.Third).Select(m => (int?)m.People).FirstOrDefault()))
        .AsSingleQuery().ToListAsync(cancellationToken);

    private static async Task<List<(CandidateTeam Team, List<Member> Members)>> TeamsAsync(
        HelpdeskDbContext db, long? provider, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var rows = await db.Teams.AsNoTracking().Where(t => t.Active && (provider == null || t.ProviderId == provider)).Select(t => new
        {
            t.Id, t.Tier, Families = t.Families.Select(f => f.FamilyId).ToList(),
            Members = (from m in t.Members join a in db.Agents on m.AgentId equals a.Id where a.Active
                       select new Member(
                           a.Id, a.Name,
                           db.Acknowledgements.Where(k => k.AgentId == a.Id && !k.Superseded && db.AdmissionRules.Any(r => r.RequiresGuidelines))
                               .Select(k => new AcknowledgedGuideline(k.GuidelineId, k.Number)).ToList(),
                           Availabilities.BookedBy(db, a.Id, since, until).ToList())).ToList(),
        }).WithRules().AsSingleQuery().ToListAsync(cancellationToken);
        return [.. rows.Select(t => (new CandidateTeam(t.Id, t.Tier, true, t.Families), t.Members))];
    }

    private static async Task<IEnumerable<(long AgentId, HeldQualification Qualification)>> HeldAsync(
        HelpdeskDbContext db, long? provider, IReadOnlyDictionary<long, KnownSkill> skills, CancellationToken cancellationToken)
    {
        var rows = await db.Qualifications.AsNoTracking()
            .Where(q => q.VerifiedAt != null && db.Agents.Any(a => a.Id == q.AgentId && a.Active && (provider == null || a.ProviderId == provider)))
            .Select(q => new { q.Id, q.AgentId, q.SkillId, q.Level, q.Evidence, q.ValidFrom, q.ValidUntil, q.VerifiedAt, q.RevokedAt })
            .ToListAsync(cancellationToken);
        return rows.Select(q => (q.AgentId, skills[q.SkillId].Held(q.Id, q.Level, q.Evidence, q.ValidFrom, q.ValidUntil, q.VerifiedAt, q.RevokedAt)));
    }

    private sealed record DeskRow(
        string TimeZone, Tier LastTier, long FamilyId, LocalizedText Family, IReadOnlyList<NamedGeneration> Generations, int? First, int? Second, int? Third)
    {
        public int Minimum(Tier tier) => tier switch { Tier.First => First, Tier.Second => Second, Tier.Third => Third } ?? CoverageCell.UsualMinimum;
    }

    private sealed record NamedGeneration(long Id, string Name);

    private sealed record Member(long Id, string Name, IReadOnlyList<AcknowledgedGuideline> Acknowledged, IReadOnlyList<Span> Booked);
}
