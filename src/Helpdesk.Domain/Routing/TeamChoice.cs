using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

/// <summary>Which team's queue a ticket goes into: one that names the family before one that serves all, the older first.</summary>
public static class TeamChoice
{
    public static CandidateTeam? For(Tier tier, long familyId, IEnumerable<CandidateTeam> teams) =>
        Serving(tier, familyId, teams).FirstOrDefault();

    public static IOrderedEnumerable<CandidateTeam> Serving(Tier tier, long familyId, IEnumerable<CandidateTeam> teams) =>
        teams.Where(t => t.Active && t.Tier == tier && t.Serves(familyId))
            .OrderByDescending(t => t.FamilyIds.Contains(familyId)).ThenBy(t => t.Id);

    public static CandidateTeam OrThrow(this CandidateTeam? team, Tier tier, LocalizedText family) =>
        team ?? throw new BrokenRuleException(Reason.Of("SomeTeamServesTierAndFamily", tier, family));
}
