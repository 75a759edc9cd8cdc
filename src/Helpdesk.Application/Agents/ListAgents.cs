using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Agents;

/// <summary>The people of the desk, as far as they exist for the reader.</summary>
public static class ListAgents
{
    public const int PageSize = 25;

    /// <summary>Of <see cref="Query.Provider"/>: the company's own people.</summary>
    public const long InHouse = 0;

    [Requires(Permission.LeadPeople)]
    public sealed record Query(string Search, AgentRole? Role, long? Provider, Concern? Concern, bool Inactive, int Page) : IQuery<Result>;

    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Page, IReadOnlyList<ProviderName> Providers);

    public sealed record Row(
        long Id, string Name, string Title, AgentRole Role, string? Provider, IReadOnlyList<string> Teams,
        int Counting, int ToVerify, int ExpireSoon, int Expired)
    {
        public IReadOnlyList<Tier> Tiers { get; init; } = [];
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var found = Found(query, now);
            var total = await found.CountAsync(cancellationToken);
            var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));

            var counting = db.Qualifications.Counting(now);
            var toVerify = db.Qualifications.With(Concern.ToVerify, db, now);
            var expireSoon = db.Qualifications.With(Concern.ExpiresSoon, db, now);
            var expired = db.Qualifications.With(Concern.Expired, db, now);
            var rows = await found.OrderBy(a => a.Name).ThenBy(a => a.Id).Skip((page - 1) * PageSize).Take(PageSize).Select(a => new Row(
                a.Id, a.Name, a.Title, a.Role,
                db.Providers.Where(p => p.Id == a.ProviderId).Select(p => p.Name).FirstOrDefault(),
                (from m in db.Set<TeamMember>()
                 join t in db.Teams on m.TeamId equals t.Id
                 where m.AgentId == a.Id && t.Active
                 orderby t.Tier
                 select t.Name).ToList(),
                counting.Count(q => q.AgentId == a.Id), toVerify.Count(q => q.AgentId == a.Id),
                expireSoon.Count(q => q.AgentId == a.Id), expired.Count(q => q.AgentId == a.Id))).ToListAsync(cancellationToken);

            var ids = rows.Select(r => r.Id).ToList();
            var candidates = await db.Candidates(db.Agents.Where(a => ids.Contains(a.Id))).ToDictionaryAsync(c => c.AgentId, cancellationToken);
            var admissions = await Admissions.LoadAsync(db, cancellationToken);
            var providers = await db.Providers.Where(p => current.User.ProviderId == null || p.Id == current.User.ProviderId)
                .OrderBy(p => p.Name).Select(p => new ProviderName(p.Id, p.Name)).ToListAsync(cancellationToken);
            return new([.. rows.Select(r => r with { Tiers = admissions.TiersOf(candidates[r.Id], now) })], total, page, providers);
        }

        private IQueryable<Agent> Found(Query query, DateTimeOffset now)
        {
            var agents = db.Agents.AsNoTracking().VisibleTo(current.User).Where(a => a.Active != query.Inactive);
            agents = query.Role is { } role ? agents.Where(a => a.Role == role) : agents;
            agents = query.Provider switch
            {
                null => agents,
                InHouse => agents.Where(a => a.ProviderId == null),
                { } provider => agents.Where(a => a.ProviderId == provider),
            };
            if (query.Concern is { } concern)
            {
                var holders = db.Qualifications.With(concern, db, now).Select(q => q.AgentId);
                agents = agents.Where(a => holders.Contains(a.Id));
            }

            return SearchText.Read(query.Search) is { Length: > 0 } text ? Matching(agents, text) : agents;
        }

        // The folding is SQL's, not .NET's. It helps databases that compare letter by letter; SQLite folds only A to Z, so the text as typed counts too.
#pragma warning disable CA1304, CA1311, CA1862
        private static IQueryable<Agent> Matching(IQueryable<Agent> agents, string text)
        {
            var folded = text.ToLowerInvariant();
            return agents.Where(a =>
                a.Name.Contains(text) || a.Name.ToLower().Contains(folded) || a.Email.ToLower().Contains(folded) || a.Title.ToLower().Contains(folded));
        }
#pragma warning restore CA1304, CA1311, CA1862
    }
}
