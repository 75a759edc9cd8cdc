using Helpdesk.Application.Security;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

/// <summary>Somebody who asks for work: what the gate and routing know of them, and the rules.</summary>
internal sealed record Asker(RoutingCandidate Person, AdmissionRules Rules)
{
    private static readonly LocalizedText Nameless = new("", "");

    public IReadOnlyList<CandidateTeam> Teams => [.. Person.Agent.Teams.Where(t => t.Active)];

    /// <summary>Of the tiers in which they are on a team; each has its own queue.</summary>
    public IReadOnlyList<Tier> Tiers => [.. Teams.Select(t => t.Tier).Distinct().Order()];

    /// <summary>Those of the families on which they may work in this tier, as far as no further skill is asked for.</summary>
    public List<long> AdmittedTo(Tier tier, IEnumerable<long> families, DateTimeOffset now) => [.. families.Where(family =>
        Gate.Judge(Person.Agent, new(tier, family, Nameless, null, null, []), Rules, now).Verdict.IsAllowed)];

    /// <summary>Four statements.</summary>
    public static async Task<Asker> LoadAsync(HelpdeskDbContext db, GateKeeper gate, long agentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var candidate = await db.Candidates(db.Agents.Where(a => a.Id == agentId)).AsSingleQuery().SingleAsync(cancellationToken);
        var availability = await db.AvailabilityAsync([agentId], now, cancellationToken);
        return new(new(candidate, availability[agentId]), await gate.RulesAsync(Tier.First, Tier.Third, cancellationToken));
    }
}

/// <summary>Tickets that wait for somebody, as one person who asks for work sees them: in the order of the queue, a part at a time.</summary>
internal static class WaitingWork
{
    /// <summary>What is asked less of work that waited long; people who ask for it themselves stay in their tier.</summary>
    public static readonly RelaxationPlan Plan = new([.. RelaxationPlan.Default.Steps.Where(s => s.Kind != RelaxationKind.NextTier)]);

    /// <summary>Nobody is asked yet, and there is something to do.</summary>
    public static IQueryable<Ticket> ForTaking(this IQueryable<Ticket> tickets) => tickets.Where(t =>
        t.IsActive && t.OwnerId == null && (t.State == TicketState.New || t.State == TicketState.Open) && t.Offers.All(o => o.State != OfferState.Open));

    /// <summary>
    /// One tier's queue in the asker's teams; what waited long enough also from other teams. A tier at a time: only so does the
    /// index give the order, however long the queue is.
    /// </summary>
    public static IQueryable<Ticket> Before(this IQueryable<Ticket> tickets, Asker asker, Tier tier, DateTimeOffset now)
    {
        var teams = asker.Teams.Where(t => t.Tier == tier).Select(t => t.Id).ToList();
        var longAgo = now - Plan.Steps.Where(s => s.Kind == RelaxationKind.SecondaryTeam).Select(s => s.After).First();
        return tickets.Where(t => t.Tier == tier && (teams.Contains(t.TeamId) || t.CreatedAt <= longAgo));
    }

    /// <summary>
    /// Without what they cannot have whatever is relaxed: another family than they are admitted to, a topic they hold nothing about and do not learn.
    /// The router judges the rest; this only spares reading a long queue in vain.
    /// </summary>
    public static IQueryable<Ticket> WithinReach(this IQueryable<Ticket> tickets, Asker asker, Tier tier, IReadOnlyList<long> families, DateTimeOffset now)
    {
        var admitted = asker.AdmittedTo(tier, families, now);
        var learnt = asker.Person.Agent.Trainings.Where(t => t.Tier == tier && t.IsInForceAt(now)).Select(t => t.TopicId);
        var topics = asker.Person.Agent.Qualifications.Where(q => q.StatusAt(now).Counts()).Select(q => q.TopicId).Concat(learnt).Distinct().ToList();
        var overridden = asker.Person.Agent.Overrides.Where(o => o.IsInForceAt(now)).Select(o => o.FamilyId).ToList();
        return tickets.Where(t => admitted.Contains(t.FamilyId) && (overridden.Contains(t.FamilyId) || t.Skills.All(s => topics.Contains(s.TopicId))));
    }

    /// <summary>One statement.</summary>
    public static async Task<IReadOnlyList<Waiting>> WaitingAsync(
        this IQueryable<Ticket> tickets, HelpdeskDbContext db, long me, int most, CancellationToken cancellationToken)
    {
        var rows = await (
            from t in tickets.AsNoTracking().MostPressingFirst().Take(most)
            join family in db.Families on t.FamilyId equals family.Id
            join team in db.Teams on t.TeamId equals team.Id
            join generation in db.Generations on t.GenerationId equals generation.Id into generations
            from generation in generations.DefaultIfEmpty()
            select new
            {
                t.Id, t.Tier, t.FamilyId, Family = new LocalizedText(family.Name.En, family.Name.De), t.GenerationId, Generation = generation!.Name,
                t.Priority, t.BounceCount, t.CreatedAt, t.Language, t.TeamId, t.OwnerId, team.ProviderId,
                Skipped = t.Skips.Any(s => s.AgentId == me),
                Sent = t.Escalations.Any(e => e.FromAgentId == me && e.ReturnedAt == null && e.ToTier == t.Tier),
                Returned = t.Escalations.Any(e => e.ReturnedById == me && e.ToTier == t.Tier),
                Declined = t.Offers.Any(o => o.AgentId == me && o.State == OfferState.Declined),
                Skills = t.Skills.Select(s => new RequiredSkill(
                    s.TopicId,
                    new LocalizedText(
                        db.Topics.Where(x => x.Id == s.TopicId).Select(x => x.Name.En).First(), db.Topics.Where(x => x.Id == s.TopicId).Select(x => x.Name.De).First()),
                    s.Level)).ToList(),
            }).AsSingleQuery().ToListAsync(cancellationToken);

        return [.. rows.Select(r => new Waiting(
            new(null, r.Priority, r.BounceCount, 0, r.CreatedAt, r.Id),
            new(new(r.Tier, r.FamilyId, r.Family, r.GenerationId, r.Generation, r.Skills), RoutingPath.Pull, r.CreatedAt)
            {
                Language = r.Language,
                TeamId = r.TeamId,
                ProviderId = r.ProviderId,
                Excluded = [.. Exclusions(me, r.Sent, r.Returned, r.Declined)],
            },
            r.Skipped) { OwnerId = r.OwnerId })];
    }

    private static IEnumerable<Exclusion> Exclusions(long me, bool sent, bool returned, bool declined)
    {
        if (sent)
        {
            yield return new(me, ExclusionKind.Sender);
        }

        if (returned)
        {
            yield return new(me, ExclusionKind.Returner);
        }

        if (declined)
        {
            yield return new(me, ExclusionKind.Declined);
        }
    }
}
