using Helpdesk.Application.Routing;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>What decides admissions, for pages that ask for many at once. The answers come from the gate itself.</summary>
public sealed record Admissions(Tier LastTier, IReadOnlyList<FamilyName> Families, AdmissionRules Rules)
{
    public IEnumerable<Admission> Of(Candidate agent, DateTimeOffset at) =>
        from tier in Tiers.UpTo(LastTier)
        from family in Families
        select new Admission(tier, family, Gate.Judge(agent, new Work(tier, family.Id, family.Name, null, null, []), Rules, at));

    /// <summary>The tiers in which the agent may work on some family.</summary>
    public IReadOnlyList<Tier> TiersOf(Candidate agent, DateTimeOffset at) =>
        [.. Of(agent, at).Where(a => a.Decision.Verdict.IsAllowed).Select(a => a.Tier).Distinct()];

    /// <summary>Two statements.</summary>
    public static async Task<Admissions> LoadAsync(HelpdeskDbContext db, CancellationToken cancellationToken)
    {
        var families = await db.Families.AsNoTracking().Where(f => f.Active).OrderBy(f => f.Id)
            .Select(f => new { Name = new FamilyName(f.Id, f.Name), LastTier = db.Settings.Select(s => s.LastTier).First() }).ToListAsync(cancellationToken);
        return new(
            families.Select(f => f.LastTier).FirstOrDefault(Tier.First), [.. families.Select(f => f.Name)],
            new(await db.AdmissionRules.AsFacts(db).ToListAsync(cancellationToken)));
    }
}

public sealed record FamilyName(long Id, LocalizedText Name);

/// <summary>Whether an agent may work in a tier on a family, and if not, what is missing.</summary>
public sealed record Admission(Tier Tier, FamilyName Family, GateDecision Decision);
