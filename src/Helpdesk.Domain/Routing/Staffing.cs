using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

/// <summary>All that decides who may work where, and what it would be after a change.</summary>
/// <param name="Families">The active ones, with their active generations.</param>
public sealed record Staffing(Tier Last, IReadOnlyList<CoveredFamily> Families, IReadOnlyList<Candidate> People, AdmissionRules Rules)
{
    /// <summary>The rule in place of the one that the tier, or the tier and family, has now.</summary>
    public Staffing WithRule(AdmissionRuleFact rule) => this with { Rules = new([.. Others(rule.Tier, rule.FamilyId), rule]) };

    public Staffing WithoutRule(Tier tier, long? familyId) => this with { Rules = new([.. Others(tier, familyId)]) };

    /// <summary>The team serves other families; its members stay.</summary>
    public Staffing WithTeam(CandidateTeam changed) =>
        With(p => p with { Teams = [.. p.Teams.Select(t => t.Id == changed.Id ? changed : t)] });

    public Staffing WithoutTeams(IReadOnlyCollection<long> teamIds) =>
        With(p => p with { Teams = [.. p.Teams.Where(t => !teamIds.Contains(t.Id))] });

    public Staffing WithoutMember(long teamId, long agentId) =>
        With(p => p.AgentId == agentId ? p with { Teams = [.. p.Teams.Where(t => t.Id != teamId)] } : p);

    public Staffing WithoutPeople(IReadOnlyCollection<long> agentIds) =>
        this with { People = [.. People.Where(p => !agentIds.Contains(p.AgentId))] };

    public Staffing WithoutQualification(long id) =>
        With(p => p with { Qualifications = [.. p.Qualifications.Where(q => q.Id != id)] });

    /// <summary>Another skill of the topic and family names these generations: skills that name none cover them no more.</summary>
    public Staffing WithNamed(long topicId, long familyId, IReadOnlyCollection<long> generationIds) => With(p => p with
    {
        Qualifications = [.. p.Qualifications.Select(q => (q.TopicId, q.FamilyId) == (topicId, familyId)
            ? q with { SiblingGenerations = [.. q.SiblingGenerations.Union(generationIds)] }
            : q)],
    });

    /// <summary>The guideline as it is asked for from now on, by those rules that ask for guidelines.</summary>
    public Staffing WithGuideline(RequiredGuideline changed) => this with
    {
        Rules = new([.. Rules.Rules.Select(r => r with { Guidelines = [.. r.Guidelines.Select(g => g.Id == changed.Id ? changed : g)] })]),
    };

    /// <summary>Everybody as the function says.</summary>
    public Staffing With(Func<Candidate, Candidate> change) => this with { People = [.. People.Select(change)] };

    private IEnumerable<AdmissionRuleFact> Others(Tier tier, long? familyId) => Rules.Rules.Where(r => r.Tier != tier || r.FamilyId != familyId);
}

public sealed record CoveredFamily(long Id, LocalizedText Name, IReadOnlyList<CoveredGeneration> Generations);

public sealed record CoveredGeneration(long Id, string Name);
