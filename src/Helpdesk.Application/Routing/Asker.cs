using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Application.Routing;

/// <summary>Somebody who asks for work: what the gate and routing know of them, and the rules.</summary>
internal sealed record Asker(RoutingCandidate Person, AdmissionRules Rules)
{
    private static readonly LocalizedText Nameless = new("", "");

    public IReadOnlyList<CandidateTeam> Teams => [.. Person.Agent.Teams.Where(t => t.Active)];

    /// <summary>Of the tiers in which they are on a team; each has its own queue.</summary>
    public IReadOnlyList<Tier> Tiers => [.. Teams.Select(t => t.Tier).Distinct().Order()];

    public long[] TeamsIn(Tier tier) => [.. Teams.Where(t => t.Tier == tier).Select(t => t.Id)];

    /// <summary>The queue of one of the tiers, as far as they can have anything in it whatever is relaxed.</summary>
    public OwnQueue QueueIn(Tier tier, IReadOnlyList<long> families, DateTimeOffset now) => new(
        tier,
        TeamsIn(tier),
        [.. AdmittedTo(tier, families, now)],
        [.. Person.Agent.Overrides.Where(o => o.IsInForceAt(now)).Select(o => o.FamilyId)],
        [.. Person.Agent.Qualifications.Where(q => q.StatusAt(now).Counts()).Select(q => q.TopicId).Concat(LearntIn(tier, now)).Distinct()]);

    private IEnumerable<long> LearntIn(Tier tier, DateTimeOffset now) =>
        Person.Agent.Trainings.Where(t => t.Tier == tier && t.IsInForceAt(now)).Select(t => t.TopicId);

    /// <summary>Those of the families on which they may work in this tier, as far as no further skill is asked for.</summary>
    private IEnumerable<long> AdmittedTo(Tier tier, IEnumerable<long> families, DateTimeOffset now) => families.Where(family =>
        Gate.Judge(Person.Agent, new(tier, family, Nameless, null, null, []), Rules, now).Verdict.IsAllowed);

    /// <summary>Four statements.</summary>
    public static async Task<Asker> LoadAsync(HelpdeskDbContext db, GateKeeper gate, long agentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var candidate = await db.CandidateAsync(agentId, cancellationToken);
        return new(new(candidate, await db.AvailabilityOfAsync(agentId, now, cancellationToken)), await gate.RulesAsync(Tier.First, Tier.Third, cancellationToken));
    }
}

/// <param name="Teams">Theirs in this tier.</param>
/// <param name="Families">Which they are admitted to, as far as no further skill is asked for.</param>
/// <param name="Overridden">Families for which a lead's override asks no skill of them.</param>
/// <param name="Topics">About which they hold something that counts, or learn it.</param>
internal sealed record OwnQueue(Tier Tier, long[] Teams, long[] Families, long[] Overridden, long[] Topics);
