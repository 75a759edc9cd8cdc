using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

/// <summary>Loads what the gate asks for. Every path on which a ticket reaches a person comes through here.</summary>
public sealed class GateKeeper(HelpdeskDbContext db, TimeProvider time)
{
    /// <summary>What the gate says of this agent and the ticket as it is now.</summary>
    public async Task<GateDecision> JudgeAsync(long agentId, Ticket ticket, CancellationToken cancellationToken) =>
        await JudgeAsync(agentId, await WorkAsync(ticket, ticket.Tier, ticket.Skills, cancellationToken), cancellationToken);

    public async Task<GateDecision> JudgeAsync(long agentId, Work work, CancellationToken cancellationToken) =>
        (await ConsiderAsync(agentId, work, cancellationToken)).Gate;

    /// <summary>The agent as the gate sees them, with its answer.</summary>
    public async Task<Judged> ConsiderAsync(long agentId, Work work, CancellationToken cancellationToken)
    {
        var candidate = await db.Candidates(db.Agents.Where(a => a.Id == agentId)).FirstOrNotFound(cancellationToken);
        return new(candidate, Gate.Judge(candidate, work, await RulesAsync(work.Tier, cancellationToken), time.GetUtcNow()));
    }

    /// <summary>What the ticket asks of whoever takes it in this tier.</summary>
    public async Task<Work> WorkAsync(Ticket ticket, Tier tier, IEnumerable<TicketSkill> skills, CancellationToken cancellationToken)
    {
        var topicIds = skills.Select(s => s.TopicId).ToList();
        var names = await db.Families.Where(f => f.Id == ticket.FamilyId).Select(f => new
        {
            Family = f.Name,
            Generation = db.Generations.Where(g => g.Id == ticket.GenerationId).Select(g => g.Name).FirstOrDefault(),
        }).FirstOrNotFound(cancellationToken);
        var topics = topicIds.Count == 0
            ? []
            : await db.Topics.Where(t => topicIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);

        return new Work(
            tier, ticket.FamilyId, names.Family, ticket.GenerationId, names.Generation,
            [.. skills.Select(s => new RequiredSkill(s.TopicId, topics[s.TopicId], s.Level))]);
    }

    public Task<AdmissionRules> RulesAsync(Tier tier, CancellationToken cancellationToken) => RulesAsync(tier, tier, cancellationToken);

    public async Task<AdmissionRules> RulesAsync(Tier from, Tier to, CancellationToken cancellationToken) =>
        new(await db.AdmissionRules.Where(r => r.Tier >= from && r.Tier <= to).AsFacts(db).ToListAsync(cancellationToken));

    /// <summary>The gate's answer for everybody on a team that serves the work's tier and family, by name.</summary>
    /// <param name="work">What is to be taken.</param>
    /// <param name="among">Whom to ask about; everybody when left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<Judged>> JudgeEverybodyAsync(Work work, CancellationToken cancellationToken, IQueryable<Agent>? among = null)
    {
        var people = await db.Candidates((among ?? db.Agents).Serving(db, work.Tier, work.Tier, work.FamilyId)).ToListAsync(cancellationToken);
        var rules = await RulesAsync(work.Tier, cancellationToken);
        var now = time.GetUtcNow();
        return [.. people.Select(p => new Judged(p, Gate.Judge(p, work, rules, now)))];
    }
}

/// <summary>Somebody who could take a piece of work, and what the gate says.</summary>
public sealed record Judged(Candidate Agent, GateDecision Gate)
{
    /// <summary>Who releases what they answer, as the owner of this ticket; null for an owner who stands on their own.</summary>
    public string? MentorOn(Ticket ticket) =>
        ticket.SupervisedUnder(Gate) is { } id ? Agent.Trainings.Where(t => t.Id == id).Select(t => t.Mentor).FirstOrDefault() : null;

    public WayBack To(long teamId) => new(teamId, Actor.Agent(Agent.AgentId, Agent.Name), Gate);
}

public static class CandidateQueries
{
    /// <summary>More people than this no page lists; the teams of one tier and family are smaller.</summary>
    public const int MostPeople = 100;

    /// <summary>These agents as the gate sees them, one statement. What is filtered or sorted by belongs into <paramref name="agents"/>.</summary>
    public static IQueryable<Candidate> Candidates(this HelpdeskDbContext db, IQueryable<Agent> agents) =>
        agents.AsNoTracking().Select(a => new Candidate(
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
        });

    /// <summary>Those of the agents who are active and on an active team that serves the family in these tiers; a bounded number.</summary>
    public static IQueryable<Agent> Serving(this IQueryable<Agent> agents, HelpdeskDbContext db, Tier from, Tier to, long familyId)
    {
        var serving = db.Teams.Where(t => t.Active && t.Tier >= from && t.Tier <= to
            && (t.Families.Count == 0 || t.Families.Any(f => f.FamilyId == familyId)));
        return agents.Where(a => a.Active && serving.Any(t => t.Members.Any(m => m.AgentId == a.Id))).OrderBy(a => a.Name).ThenBy(a => a.Id).Take(MostPeople);
    }

    /// <summary>Admission rules as the gate reads them.</summary>
    public static IQueryable<AdmissionRuleFact> AsFacts(this IQueryable<AdmissionRule> rules, HelpdeskDbContext db) =>
        rules.AsNoTracking().Select(r => new AdmissionRuleFact(
            r.Tier, r.FamilyId,
            r.Conditions.Select(c => new ConditionFact(
                c.Alternative, c.Level, c.Evidence, c.TopicId,
                db.Topics.Where(t => t.Id == c.TopicId).Select(t => t.Name).FirstOrDefault())).ToList())
        {
            RequiresGuidelines = r.RequiresGuidelines,

            // Compared as columns, because a collection needs an equality to be joined by.
            Guidelines = db.Guidelines.Where(g => g.Active && g.Active == r.RequiresGuidelines)
                .Select(g => new RequiredGuideline(g.Id, g.Title, g.Current, g.Settled, g.RequiredFrom)).ToList(),
        });

    /// <summary>Teams as the choice of a team sees them.</summary>
    public static IQueryable<CandidateTeam> CandidateTeams(this HelpdeskDbContext db) =>
        db.Teams.AsNoTracking().Select(t => new CandidateTeam(t.Id, t.Tier, t.Active, t.Families.Select(f => f.FamilyId).ToList()));
}
