using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Demo;

/// <summary>The gate with all its facts in memory: it is asked some thousand times while stories are replayed.</summary>
internal sealed class DemoGate(IReadOnlyDictionary<long, Agent> agents, IReadOnlyList<Candidate> candidates, AdmissionRules rules)
{
    private readonly Dictionary<(Tier, long Family), Candidate[]> onDuty = [];

    public static async Task<DemoGate> LoadAsync(HelpdeskDbContext db, CancellationToken cancellationToken)
    {
        var agents = await db.Agents.ToListAsync(cancellationToken);
        var teams = await db.Teams.Include(t => t.Families).Include(t => t.Members).AsSplitQuery().ToListAsync(cancellationToken);
        var skills = await db.Skills.Include(s => s.Generations).ToDictionaryAsync(s => s.Id, cancellationToken);
        var topics = await db.Topics.ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
        var qualifications = (await db.Qualifications.ToListAsync(cancellationToken)).ToLookup(q => q.AgentId, q => Held(q, skills[q.SkillId]));
        var overrides = (await db.Overrides.ToListAsync(cancellationToken))
            .ToLookup(o => o.AgentId, o => new HeldOverride(o.Id, o.Tier, o.FamilyId, o.GrantedAt, o.ValidUntil, o.EndedAt));
        var trainings = (await db.Traineeships.ToListAsync(cancellationToken)).ToLookup(t => t.AgentId, t => Learnt(t, skills[t.SkillId]));
        var rules = await db.AdmissionRules.Include(r => r.Conditions).ToListAsync(cancellationToken);

        return new DemoGate(
            agents.ToDictionary(a => a.Id),
            [.. agents.Select(a => new Candidate(
                a.Id, a.Name, a.Active,
                [.. teams.Where(t => t.Members.Any(m => m.AgentId == a.Id)).Select(Queue)],
                [.. qualifications[a.Id]],
                [.. overrides[a.Id]]) { Trainings = [.. trainings[a.Id]] })],
            new([.. rules.Select(r => new AdmissionRuleFact(r.Tier, r.FamilyId, [.. r.Conditions.Select(c => new ConditionFact(
                c.Alternative, c.Level, c.Evidence, c.TopicId, c.TopicId is { } topic ? topics[topic] : null))]))]));

        HeldQualification Held(Qualification q, Skill skill) => new(
            q.Id, skill.TopicId, topics[skill.TopicId], skill.FamilyId,
            [.. skill.Generations.Select(g => g.GenerationId)],
            Siblings(skill),
            q.Level, q.Evidence, q.ValidFrom, q.ValidUntil, q.VerifiedAt, q.RevokedAt);

        HeldTraining Learnt(Traineeship t, Skill skill) => new(
            t.Id, t.Tier, t.FamilyId, t.TopicId, [.. skill.Generations.Select(g => g.GenerationId)], Siblings(skill), t.Level, t.MentorId,
            agents.Single(a => a.Id == t.MentorId).Name, t.From, t.Until, t.EndedAt);

        List<long> Siblings(Skill skill) =>
            [.. skills.Values.Where(s => (s.FamilyId, s.TopicId) == (skill.FamilyId, skill.TopicId)).SelectMany(s => s.Generations).Select(g => g.GenerationId)];
    }

    public static CandidateTeam Queue(Team team) => new(team.Id, team.Tier, team.Active, [.. team.Families.Select(f => f.FamilyId)]);

    public GateDecision Judge(long agentId, Work work, DateTimeOffset at) =>
        Gate.Judge(candidates.Single(c => c.AgentId == agentId), work, rules, at);

    /// <summary>Somebody who passes: an agent rather than a lead, and mostly of the ticket's own team. Stories know of no mentor.</summary>
    public (Agent Agent, GateDecision Decision)? Choose(Ticket ticket, Work work, Random random, DateTimeOffset at)
    {
        var ownTeam = random.Next(3) > 0;
        return OnDuty(work)
            .Where(c => MayTake(agents[c.AgentId], c, ticket))
            .OrderBy(c => agents[c.AgentId].Role)
            .ThenByDescending(c => ownTeam && c.Teams.Any(t => t.Id == ticket.TeamId))
            .ThenBy(_ => random.Next())
            .Select(c => (agents[c.AgentId], Decision: Gate.Judge(c, work, rules, at)))
            .Where(c => c.Decision is { Verdict.IsAllowed: true, Training: null })
            .Select(c => ((Agent, GateDecision)?)c).FirstOrDefault();
    }

    /// <summary>Of the company's own somebody who passes and does not have the ticket: an agent rather than a lead, always the same.</summary>
    public (Agent Agent, GateDecision Decision)? Specialist(Ticket ticket, Work work, DateTimeOffset at) => OnDuty(work)
        .Where(c => c.AgentId != ticket.OwnerId && agents[c.AgentId].ProviderId is null)
        .OrderBy(c => agents[c.AgentId].Role).ThenBy(c => c.AgentId)
        .Select(c => (agents[c.AgentId], Decision: Gate.Judge(c, work, rules, at)))
        .Where(c => c.Decision.Verdict.IsAllowed)
        .Select(c => ((Agent, GateDecision)?)c).FirstOrDefault();

    /// <summary>A provider's people see their own teams' tickets only.</summary>
    private static bool MayTake(Agent agent, Candidate candidate, Ticket ticket) =>
        agent.ProviderId is null || candidate.Teams.Any(t => t.Id == ticket.TeamId);

    private Candidate[] OnDuty(Work work)
    {
        if (!onDuty.TryGetValue((work.Tier, work.FamilyId), out var somebody))
        {
            somebody = [.. candidates.Where(c => c.Teams.Any(t => t.Tier == work.Tier && t.Serves(work.FamilyId)))];
            onDuty.Add((work.Tier, work.FamilyId), somebody);
        }

        return somebody;
    }
}
