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
    private static readonly PerModel<Func<HelpdeskDbContext, Tier, Tier, IAsyncEnumerable<AdmissionRuleFact>>> Rules = new(() =>
        EF.CompileAsyncQuery(Compilable.Query<Func<HelpdeskDbContext, Tier, Tier, IQueryable<AdmissionRuleFact>>>((db, from, to) =>
            db.AdmissionRules.AsNoTracking().Where(r => r.Tier >= from && r.Tier <= to).Select(r => CandidateQueries.AsFact(db, r)).AsSingleQuery())));

    /// <summary>What the gate says of this agent and the ticket as it is now.</summary>
    public async Task<GateDecision> JudgeAsync(long agentId, Ticket ticket, CancellationToken cancellationToken) =>
        await JudgeAsync(agentId, await WorkAsync(ticket, ticket.Tier, ticket.Skills, cancellationToken), cancellationToken);

    public async Task<GateDecision> JudgeAsync(long agentId, Work work, CancellationToken cancellationToken) =>
        (await ConsiderAsync(agentId, work, cancellationToken)).Gate;

    /// <summary>The agent as the gate sees them, with its answer.</summary>
    public async Task<Judged> ConsiderAsync(long agentId, Work work, CancellationToken cancellationToken)
    {
        var candidate = await db.CandidateAsync(agentId, cancellationToken);
        return new(candidate, Gate.Judge(candidate, work, await RulesAsync(work.Tier, cancellationToken), time.GetUtcNow()));
    }

    /// <summary>What the ticket asks of whoever takes it in this tier; one statement.</summary>
    public async Task<Work> WorkAsync(Ticket ticket, Tier tier, IEnumerable<TicketSkill> skills, CancellationToken cancellationToken)
    {
        var topicIds = skills.Select(s => s.TopicId).ToList();
        var generation = db.Generations.Where(g => g.Id == ticket.GenerationId).Select(g => g.Name);
        var family = db.Families.Where(f => f.Id == ticket.FamilyId);
        var named = topicIds.Count == 0
            ? await family.Select(f => new Named(0, "", "", false, f.Name.En, f.Name.De, generation.FirstOrDefault())).ToListAsync(cancellationToken)
            : await db.Topics.Where(t => topicIds.Contains(t.Id)).Select(t => new Named(
                t.Id, t.Name.En, t.Name.De, t.IsSafety, family.Select(f => f.Name.En).First(), family.Select(f => f.Name.De).First(), generation.FirstOrDefault())).ToListAsync(cancellationToken);
        var topics = named.ToDictionary(n => n.Topic);

        return named is [var first, ..]
            ? new Work(
                tier, ticket.FamilyId, new LocalizedText(first.FamilyEn, first.FamilyDe), ticket.GenerationId, first.Generation,
                [.. skills.Select(s => topics[s.TopicId].Required(s))])
            : throw new NotFoundException(nameof(Ticket));
    }

    public Task<AdmissionRules> RulesAsync(Tier tier, CancellationToken cancellationToken) => RulesAsync(tier, tier, cancellationToken);

    public async Task<AdmissionRules> RulesAsync(Tier from, Tier to, CancellationToken cancellationToken) =>
        new(await Rules.For(db)(db, from, to).ToListAsync(cancellationToken));

    /// <summary>Whether the ticket may be given to this agent by hand.</summary>
    public async Task<GateDecision> JudgeByHandAsync(long agentId, Work work, Language language, CancellationToken cancellationToken)
    {
        var candidate = await db.CandidateAsync(agentId, cancellationToken);
        var spoken = await SpokenAsync(db.Agents.Where(a => a.Id == agentId), cancellationToken);
        return ByHand.Judge(candidate, spoken.GetValueOrDefault(agentId, Spoken.Every), work, language, await RulesAsync(work.Tier, cancellationToken), time.GetUtcNow());
    }

    /// <summary>The gate's answer for everybody on a team that serves the work's tier and family, by name.</summary>
    /// <param name="work">What is to be taken.</param>
    /// <param name="among">Whom to ask about; everybody when left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="byHand">The customer's language, where one of them is to be given the ticket by hand.</param>
    public async Task<IReadOnlyList<Judged>> JudgeEverybodyAsync(
        Work work, CancellationToken cancellationToken, IQueryable<Agent>? among = null, Language? byHand = null)
    {
        var people = await db.Candidates((among ?? db.Agents).Serving(db, work.Tier, work.Tier, work.FamilyId)).ToListAsync(cancellationToken);
        var rules = await RulesAsync(work.Tier, cancellationToken);
        var now = time.GetUtcNow();
        if (byHand is not { } language)
        {
            return [.. people.Select(p => new Judged(p, Gate.Judge(p, work, rules, now)))];
        }

        var ids = people.ConvertAll(p => p.AgentId);
        var spoken = await SpokenAsync(db.Agents.Where(a => ids.Contains(a.Id)), cancellationToken);
        return [.. people.Select(p => new Judged(p, ByHand.Judge(p, spoken.GetValueOrDefault(p.AgentId, Spoken.Every), work, language, rules, now)))];
    }

    /// <summary>Of those who have a plan of their work; the others speak every language.</summary>
    private Task<Dictionary<long, SpokenLanguages>> SpokenAsync(IQueryable<Agent> agents, CancellationToken cancellationToken) =>
        db.WorkPlans.AsNoTracking().Where(p => agents.Any(a => a.Id == p.AgentId))
            .Select(p => new { p.AgentId, p.Languages }).ToDictionaryAsync(p => p.AgentId, p => p.Languages, cancellationToken);
}

/// <summary>A topic that is asked for, and what the ticket is about; topic 0 where none is asked for.</summary>
internal sealed record Named(long Topic, string En, string De, bool IsSafety, string FamilyEn, string FamilyDe, string? Generation)
{
    public RequiredSkill Required(TicketSkill skill) => new(Topic, new(En, De), skill.Level) { Need = IsSafety ? SkillNeed.Safety : skill.Need };
}

/// <summary>Somebody who could take a piece of work, and what the gate says.</summary>
public sealed record Judged(Candidate Agent, GateDecision Gate)
{
    /// <summary>Who releases what they answer, as the owner of this ticket; null for an owner who stands on their own.</summary>
    public string? MentorOn(Ticket ticket) =>
        ticket.SupervisedUnder(Gate) is { } id ? Agent.Trainings.Where(t => t.Id == id).Select(t => t.Mentor).FirstOrDefault() : null;

    public WayBack To(long teamId) => new(teamId, Actor.Agent(Agent.AgentId, Agent.Name), Gate);
}
