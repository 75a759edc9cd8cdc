using Helpdesk.Application.Routing;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Portal;

/// <summary>What a first report and one that follows another have in common.</summary>
internal static class Reporting
{
    /// <summary>The same form again is the same report; with another text it is refused, so that the text is not lost.</summary>
    public static async Task<bool> IsReportedAsync(
        this HelpdeskDbContext db, ReportForm form, string title, string description, CancellationToken cancellationToken)
    {
        var key = form.Key;
        var first = await db.Tickets.Where(t => t.ReportKey == key)
            .Select(t => new { t.Id, t.Title, t.Messages.OrderBy(m => m.Id).First().Body }).FirstOrDefaultAsync(cancellationToken);
        Verdict.Unless(
            first is null || (first.Title, first.Body) == (title, description),
            Reason.Of("AFormMakesOneRequest", TicketNumber.Of(first?.Id ?? 0))).OrThrow();
        return first is not null;
    }

    /// <summary>The team of First Level that answers for the family.</summary>
    public static async Task<long> FirstLevelTeamAsync(this HelpdeskDbContext db, long family, LocalizedText name, CancellationToken cancellationToken) =>
        TeamChoice.For(Tier.First, family, await db.CandidateTeams().ToListAsync(cancellationToken))?.Id
        ?? throw new BrokenRuleException(Reason.Of("SomebodyAnswersForTheFamily", name));
}
