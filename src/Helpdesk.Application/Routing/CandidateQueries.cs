using System.Linq.Expressions;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

/// <summary>People and rules as the gate sees them.</summary>
public static class CandidateQueries
{
    /// <summary>More people than this no page lists; the teams of one tier and family are smaller.</summary>
    public const int MostPeople = 100;

    private static readonly Expression<Func<HelpdeskDbContext, Agent, Candidate>> Seen = (db, a) =>
        new Candidate(
            a.Id, a.Name, a.Active,
            (from m in db.Set<TeamMember>()
             join t in db.Teams on m.TeamId equals t.Id
             where m.AgentId == a.Id
             select new CandidateTeam(t.Id, t.Tier, t.Active, t.Families.Select(f => f.FamilyId).ToList())).ToList(),
            (from q in db.Qualifications
             join s in db.Skills on q.SkillId equals s.Id
             join topic in db.Topics on s.TopicId equals topic.Id
             where q.AgentId == a.Id
             select new HeldQualification(
                 q.Id, s.TopicId, topic.Name, s.FamilyId,
                 s.Generations.Select(g => g.GenerationId).ToList(),
                 (from g in db.Set<SkillGeneration>()
                  join x in db.Skills on g.SkillId equals x.Id
                  where x.FamilyId == s.FamilyId && x.TopicId == s.TopicId
                  select g.GenerationId).ToList(),
                 q.Level, q.Evidence, q.ValidFrom, q.ValidUntil, q.VerifiedAt, q.RevokedAt)).ToList(),
            db.Overrides.Where(o => o.AgentId == a.Id)
                .Select(o => new HeldOverride(o.Id, o.Tier, o.FamilyId, o.GrantedAt, o.ValidUntil, o.EndedAt)).ToList())
        {
            ProviderId = a.ProviderId,

            // A row for every guideline multiplies the others, so that a desk whose rules ask for none reads none.
            Acknowledged = db.Acknowledgements.Where(k => k.AgentId == a.Id && !k.Superseded && db.AdmissionRules.Any(r => r.RequiresGuidelines))
                .Select(k => new AcknowledgedGuideline(k.GuidelineId, k.Number)).ToList(),
            Trainings = db.Traineeships.Where(t => t.AgentId == a.Id)
                .Select(t => new HeldTraining(
                    t.Id, t.Tier, t.FamilyId, t.TopicId,
                    db.Set<SkillGeneration>().Where(g => g.SkillId == t.SkillId).Select(g => g.GenerationId).ToList(),
                    (from g in db.Set<SkillGeneration>()
                     join x in db.Skills on g.SkillId equals x.Id
                     where x.FamilyId == t.FamilyId && x.TopicId == t.TopicId
                     select g.GenerationId).ToList(),
                    t.Level, t.MentorId, db.Agents.Where(m => m.Id == t.MentorId).Select(m => m.Name).First(), t.From, t.Until, t.EndedAt)).ToList(),
        };

    private static readonly Expression<Func<HelpdeskDbContext, AdmissionRule, AdmissionRuleFact>> Fact = (db, r) =>
        new AdmissionRuleFact(
            r.Tier, r.FamilyId,
            r.Conditions.Select(c => new ConditionFact(
                c.Alternative, c.Level, c.Evidence, c.TopicId,
                c.TopicId == null ? null : new LocalizedText(
                    db.Topics.Where(t => t.Id == c.TopicId).Select(t => t.Name.En).First(), db.Topics.Where(t => t.Id == c.TopicId).Select(t => t.Name.De).First()))).ToList())
        {
            RequiresGuidelines = r.RequiresGuidelines,

            // Compared as columns, because a collection needs an equality to be joined by.
            Guidelines = db.Guidelines.Where(g => g.Active && g.Active == r.RequiresGuidelines)
                .Select(g => new RequiredGuideline(g.Id, new LocalizedText(g.Title.En, g.Title.De), g.Current, g.Settled, g.RequiredFrom)).ToList(),
        };

    private static readonly PerModel<Func<HelpdeskDbContext, long, IAsyncEnumerable<Candidate>>> One = new(() =>
        EF.CompileAsyncQuery(Compilable.Query<Func<HelpdeskDbContext, long, IQueryable<Candidate>>>((db, id) =>
            db.Agents.AsNoTracking().Where(a => a.Id == id).Select(a => AsSeen(db, a)).AsSingleQuery())));

    /// <summary>An agent as the gate sees them, as a query asks it.</summary>
    [WrittenAs(nameof(Seen))]
    internal static Candidate AsSeen(HelpdeskDbContext db, Agent agent) => throw WrittenAsAttribute.OnlyInAQuery;

    /// <summary>An admission rule as the gate reads it, as a query asks it.</summary>
    [WrittenAs(nameof(Fact))]
    internal static AdmissionRuleFact AsFact(HelpdeskDbContext db, AdmissionRule rule) => throw WrittenAsAttribute.OnlyInAQuery;

    /// <summary>These agents as the gate sees them, one statement. What is filtered or sorted by belongs into <paramref name="agents"/>.</summary>
    public static IQueryable<Candidate> Candidates(this HelpdeskDbContext db, IQueryable<Agent> agents) =>
        agents.AsNoTracking().Select(a => AsSeen(db, a)).WithRules();

    /// <summary>One of them.</summary>
    public static async Task<Candidate> CandidateAsync(this HelpdeskDbContext db, long agentId, CancellationToken cancellationToken) =>
        await One.For(db)(db, agentId).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException(nameof(Candidate));

    /// <summary>Those of the agents who are active and on an active team that serves the family in these tiers; a bounded number.</summary>
    public static IQueryable<Agent> Serving(this IQueryable<Agent> agents, HelpdeskDbContext db, Tier from, Tier to, long familyId)
    {
        var serving = db.Teams.Where(t => t.Active && t.Tier >= from && t.Tier <= to
            && (t.Families.Count == 0 || t.Families.Any(f => f.FamilyId == familyId)));
        return agents.Where(a => a.Active && serving.Any(t => t.Members.Any(m => m.AgentId == a.Id))).OrderBy(a => a.Name).ThenBy(a => a.Id).Take(MostPeople);
    }

    /// <summary>Admission rules as the gate reads them.</summary>
    public static IQueryable<AdmissionRuleFact> AsFacts(this IQueryable<AdmissionRule> rules, HelpdeskDbContext db) =>
        rules.AsNoTracking().Select(r => AsFact(db, r)).WithRules();

    /// <summary>Teams as the choice of a team sees them.</summary>
    public static IQueryable<CandidateTeam> CandidateTeams(this HelpdeskDbContext db) =>
        db.Teams.AsNoTracking().Select(t => new CandidateTeam(t.Id, t.Tier, t.Active, t.Families.Select(f => f.FamilyId).ToList()));
}
