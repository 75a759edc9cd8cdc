using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

/// <summary>What the desk's own history says about a ticket.</summary>
/// <param name="Advice">Null when too little is known.</param>
public sealed record HistoryAdvice(Tier Tier, AttemptCosts? Costs, SimilarTickets Similar, Advice? Advice)
{
    /// <summary>So many of the family's solved tickets are read, the newest, however many there are.</summary>
    public const int Most = 1000;

    /// <summary>What is older says little of the desk as it is.</summary>
    public const int Days = 365;
}

internal static class SolvedTickets
{
    /// <summary>
    /// One statement, by the index of what a family solved. What counts is the team that had it when it was solved; what the customer
    /// closed before anybody had it was solved by nobody. A service provider's people count what they may read, among the same newest
    /// tickets: how many there are besides is not theirs to know.
    /// </summary>
    public static async Task<HistoryAdvice> AdviceAsync(
        this HelpdeskDbContext db, Concern concern, Tier tier, DeskSettings desk, CurrentUser user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-HistoryAdvice.Days);
        var provider = user.ProviderId;
        var newest = db.Tickets.AsNoTracking().Where(t => t.FamilyId == concern.FamilyId && t.ResolvedAt >= since && t.OwnerId != null && !t.EndedUnanswered)
            .OrderByDescending(t => t.ResolvedAt).Take(HistoryAdvice.Most);
        var solved = await (
            from t in provider is null ? newest : newest.VisibleTo(user, db)
            join team in db.Teams on t.TeamId equals team.Id
            select new SolvedTicket(
                t.GenerationId,
                db.Escalations.Where(e => e.TicketId == t.Id).OrderByDescending(e => e.SentAt).ThenByDescending(e => e.Id).Select(e => (long?)e.TopicId).FirstOrDefault(),
                t.Tier,
                Visibility.IsOfAnother(provider, team.ProviderId) ? 0 : team.Id,
                Visibility.Named(provider, team.ProviderId, team.Name))).WithRules().ToListAsync(cancellationToken);

        var (similar, costs) = (SimilarTickets.To(concern, solved), desk.CostsIn(tier));
        return new(tier, costs, similar, Advice.From(similar.Solved, tier, costs));
    }
}
