using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>Who may work in which tier, and how many do.</summary>
public static class ListAdmissionRules
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<IReadOnlyList<TierRules>>;

    /// <param name="Open">Families that follow the tier's general rule.</param>
    public sealed record TierRules(Tier Tier, IReadOnlyList<Row> Rules, IReadOnlyList<FamilyName> Open);

    /// <param name="Family">Null for the tier's general rule.</param>
    /// <param name="Admitted">Active people admitted now for at least one family that this rule decides.</param>
    public sealed record Row(long Id, int Version, LocalizedText? Family, IReadOnlyList<ConditionFact> Conditions, int Admitted)
    {
        public bool RequiresGuidelines { get; init; }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<TierRules>>
    {
        public async Task<IReadOnlyList<TierRules>> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var lastTier = await db.Settings.Select(s => s.LastTier).SingleAsync(cancellationToken);
            var saved = await db.AdmissionRules.AsNoTracking().Select(r => new { r.Id, r.Version, r.Tier, r.FamilyId, r.RequiresGuidelines }).ToListAsync(cancellationToken);
            var admissions = await Admissions.LoadAsync(db, cancellationToken);
            var candidates = await db.Candidates(db.Agents.Where(a => a.Active)).ToListAsync(cancellationToken);
            var admitted = candidates.SelectMany(c => admissions.Of(c, now).Where(a => a.Decision.Verdict.IsAllowed).Select(a => (c.AgentId, a.Tier, Family: a.Family.Id))).ToList();

            return [.. Tiers.UpTo(lastTier).Select(tier =>
            {
                var rules = saved.Where(r => r.Tier == tier && (r.FamilyId is null || admissions.Families.Any(f => f.Id == r.FamilyId))).ToList();
                var open = admissions.Families.Where(f => rules.TrueForAll(r => r.FamilyId != f.Id)).ToList();
                return new TierRules(
                    tier,
                    [.. rules.OrderBy(r => r.FamilyId ?? 0).Select(r => new Row(
                        r.Id, r.Version, admissions.Families.FirstOrDefault(f => f.Id == r.FamilyId)?.Name,
                        admissions.Rules.Rules.First(f => f.Tier == tier && f.FamilyId == r.FamilyId).Conditions,
                        admitted.Where(a => a.Tier == tier && (r.FamilyId is null ? open.Exists(f => f.Id == a.Family) : a.Family == r.FamilyId))
                            .Select(a => a.AgentId).Distinct().Count()) { RequiresGuidelines = r.RequiresGuidelines })],
                    open);
            })];
        }
    }
}
