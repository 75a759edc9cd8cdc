using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Providers;

/// <summary>A team keeps to the rules of what it serves, at every change of either.</summary>
internal static class ServiceRules
{
    /// <summary>Refuses families that the team's employer may not serve in its tier; a team that names none serves them all.</summary>
    public static async Task MayServeOrThrow(
        this HelpdeskDbContext db, Tier tier, long? providerId, IReadOnlyCollection<long> familyIds, CancellationToken cancellationToken)
    {
        if (providerId is null)
        {
            return;
        }

        var rules = await db.ServiceRules.AsNoTracking().Include(r => r.Providers)
            .Where(r => r.Tier == tier && (familyIds.Count == 0 || familyIds.Contains(r.FamilyId)))
            .Join(db.Families, r => r.FamilyId, f => f.Id, (rule, family) => new { Rule = rule, family.Name })
            .OrderBy(r => r.Rule.FamilyId).ToListAsync(cancellationToken);
        var broken = rules.Where(r => !r.Rule.Admits(providerId)).Select(r => Reason.Of("TheProviderMayServeIt", tier, r.Name).At("FamilyIds")).ToList();
        new Verdict(broken).OrThrow();
    }

    /// <summary>Active teams that serve the family in the tier although the rule does not let them.</summary>
    public static async Task<IReadOnlyList<string>> Breaking(this HelpdeskDbContext db, ServiceRule rule, CancellationToken cancellationToken)
    {
        var teams = await db.Teams.AsNoTracking()
            .Where(t => t.Active && t.Tier == rule.Tier && t.ProviderId != null && (t.Families.Count == 0 || t.Families.Any(f => f.FamilyId == rule.FamilyId)))
            .OrderBy(t => t.Name).Select(t => new { t.Name, t.ProviderId }).ToListAsync(cancellationToken);
        return [.. teams.Where(t => !rule.Admits(t.ProviderId)).Select(t => t.Name)];
    }
}
