using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

/// <summary>Which team's queue a ticket goes into: one that names the family before one that serves all, the older first.</summary>
public static class TeamChoice
{
    public static CandidateTeam? For(Tier tier, long familyId, IEnumerable<CandidateTeam> teams) =>
        Serving(tier, familyId, teams).FirstOrDefault();

    /// <summary>The team that had it, as long as it serves tier and family; else as for any other ticket.</summary>
    public static CandidateTeam? BackTo(long teamId, Tier tier, long familyId, IEnumerable<CandidateTeam> teams)
    {
        var serving = Serving(tier, familyId, teams).ToList();
        return serving.Find(t => t.Id == teamId) ?? serving.FirstOrDefault();
    }

    public static IOrderedEnumerable<CandidateTeam> Serving(Tier tier, long familyId, IEnumerable<CandidateTeam> teams) =>
        teams.Where(t => t.Active && t.Tier == tier && t.Serves(familyId))
            .OrderByDescending(t => t.FamilyIds.Contains(familyId)).ThenBy(t => t.Id);

    public static CandidateTeam OrThrow(this CandidateTeam? team, Tier tier, LocalizedText family) =>
        team ?? throw new BrokenRuleException(Reason.Of("SomeTeamServesTierAndFamily", tier, family));
}
