using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Routing;

/// <summary>
/// Who is validly admitted to each tier × family × generation. The answers are the gate's own; an override is leave for a while
/// and somebody in training is not there yet: they cover nothing.
/// </summary>
public static class AdmissionCoverage
{
    /// <summary>Every place in a fixed order: the family as a whole, then, above First Level, each of its generations.</summary>
    public static IReadOnlyList<Place> Of(Staffing staffing, DateTimeOffset now) =>
        [.. from tier in Tiers.UpTo(staffing.Last) from family in staffing.Families from place in PlacesOf(tier, family, staffing, now) select place];

    private static IEnumerable<Place> PlacesOf(Tier tier, CoveredFamily family, Staffing staffing, DateTimeOffset now)
    {
        var work = new Work(tier, family.Id, family.Name, null, null, []);
        var admitted = staffing.People.Where(p => Passes(p, work)).ToList();
        yield return new(tier, family, null, admitted);
        if (tier == Tier.First)
        {
            yield break;
        }

        foreach (var generation in family.Generations)
        {
            var about = work with { GenerationId = generation.Id, Generation = generation.Name };
            yield return new(tier, family, generation, [.. admitted.Where(p => Knows(p, about))]);
        }

        // What reaches a tier above First Level by escalation names a skill at the tier's level: whoever has none that covers
        // the generation is admitted, and no ticket about it can come to them.
        bool Knows(Candidate agent, Work about) => agent.Qualifications.Where(q => q.FamilyId == family.Id).DistinctBy(q => q.TopicId)
            .Any(q => Passes(agent, about with { Skills = [new(q.TopicId, q.Topic, TicketSkill.LevelFor(tier))] }));

        bool Passes(Candidate agent, Work asked) =>
            Gate.Judge(agent, asked, staffing.Rules, now) is { Verdict.IsAllowed: true, OverrideId: null, Training: null };
    }
}

/// <summary>A tier for a family, or for one generation of it, and who is there for it.</summary>
public sealed record Place(Tier Tier, CoveredFamily Family, CoveredGeneration? Generation, IReadOnlyList<Candidate> People)
{
    public IEnumerable<Candidate> Without(Place other) => People.Where(p => other.People.All(o => o.AgentId != p.AgentId));
}
