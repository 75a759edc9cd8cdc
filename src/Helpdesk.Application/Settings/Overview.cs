using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Application.Teams;
using Helpdesk.Data;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Settings;

/// <summary>What of the desk is set up, what is missing, and what comes next.</summary>
public static class Overview
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(
        Counts Counts, int Families, IReadOnlyList<Gap> Gaps, IReadOnlyList<NamedTeam> EmptyTeams, IReadOnlyList<Tier> TiersWithoutRule)
    {
        /// <summary>The steps from an empty installation to the first ticket, in order.</summary>
        public IReadOnlyList<Step> Steps =>
        [
            new(SetUpStep.Products, Families > 0 && Counts.Products > 0),
            new(SetUpStep.Teams, Families > 0 && Gaps.Count == 0),
            new(SetUpStep.People, Counts.Teams > 0 && EmptyTeams.Count == 0),
            new(SetUpStep.Skills, Counts.Skills > 0 && Counts.VerifiedQualifications > 0),
            new(SetUpStep.Admission, TiersWithoutRule.Count == 0 && Counts.Skills > 0),
            new(SetUpStep.TryIt, Counts.Tickets),
        ];

        public SetUpStep? Next => Steps.FirstOrDefault(s => !s.IsDone)?.Kind;
    }

    public sealed record Step(SetUpStep Kind, bool IsDone);

    /// <param name="Tickets">Whether anybody has reported anything yet.</param>
    public sealed record Counts(
        int Products, int Generations, int Teams, int ProviderTeams, int Agents, int ProviderAgents, int Skills, int VerifiedQualifications,
        int ToVerify, int ActiveTickets, bool Tickets);

    public sealed record NamedTeam(long Id, string Name);

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var counts = await db.Settings.Select(_ => new Counts(
                db.Products.Count(p => p.Active), db.Generations.Count(g => g.Active),
                db.Teams.Count(t => t.Active), db.Teams.Count(t => t.Active && t.ProviderId != null),
                db.Agents.Count(a => a.Active), db.Agents.Count(a => a.Active && a.ProviderId != null),
                db.Skills.Count(s => s.Active),
                db.Qualifications.Count(q => q.VerifiedAt != null && q.RevokedAt == null),
                db.Qualifications.Count(q => q.VerifiedAt == null && q.RevokedAt == null),
                db.Tickets.Count(t => t.IsActive), db.Tickets.Any(t => t.Id > 0))).SingleAsync(cancellationToken);
            var map = await ServiceMap.LoadAsync(db, cancellationToken);
            var empty = await db.Teams
                .Where(t => t.Active && !db.Agents.Any(a => a.Active && t.Members.Any(m => m.AgentId == a.Id)))
                .OrderBy(t => t.Tier).ThenBy(t => t.Name).Select(t => new NamedTeam(t.Id, t.Name)).ToListAsync(cancellationToken);
            var rules = await db.AdmissionRules.Where(r => r.FamilyId == null).Select(r => r.Tier).ToListAsync(cancellationToken);
            return new(counts, map.Families.Count, map.Gaps(), empty, [.. Tiers.UpTo(map.Last).Except(rules)]);
        }
    }
}

public enum SetUpStep
{
    Products = 1,
    Teams = 2,
    People = 3,
    Skills = 4,
    Admission = 5,
    TryIt = 6,
}
