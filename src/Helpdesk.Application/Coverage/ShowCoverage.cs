using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Teams;
using MediatR;

namespace Helpdesk.Application.Coverage;

/// <summary>
/// Who can do what in which hour, and what is missing. The company's leads see everybody; a service provider's see their own people
/// and what their teams serve, as if there were nobody else: that is what they answer for.
/// </summary>
public static class ShowCoverage
{
    [Requires(Permission.LeadPeople)]
    public sealed record Query : IQuery<Result>
    {
        public long? Family { get; init; }

        public Tier? Tier { get; init; }

        public long? Generation { get; init; }

        /// <summary>Holes also while nobody at all is on shift.</summary>
        public bool EveryHour { get; init; }
    }

    /// <param name="Cells">All there is, for the choice of what is looked at.</param>
    /// <param name="Map">What was asked for.</param>
    /// <param name="Now">When it was computed.</param>
    /// <param name="IsSteered">Whether the reader sets the minimum.</param>
    public sealed record Result(IReadOnlyList<CoverageCell> Cells, CoverageMap Map, TimeZoneInfo Zone, DateTimeOffset Now, bool IsSteered);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var facts = await CoverageFacts.LoadAsync(db, current.User.ProviderId, now, cancellationToken);
            var asked = facts.Cells.Where(c => (query.Family is null || c.FamilyId == query.Family) && (query.Tier is null || c.Tier == query.Tier)
                && (query.Generation is null || c.GenerationId == query.Generation)).ToList();
            return new(
                facts.Cells, CoverageMap.Of(facts.Asking(asked, now) with { EveryHour = query.EveryHour }), facts.Zone, now, current.User.ProviderId is null);
        }
    }
}
