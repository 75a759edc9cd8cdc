using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>All that is promised, the most specific first within its kind.</summary>
public static class ListAgreements
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<Result>;

    /// <param name="HasCalendars">Without a calendar nothing can be promised.</param>
    public sealed record Result(IReadOnlyList<Row> Agreements, bool HasCalendars);

    /// <param name="Whom">Organisation, team or provider; null for all.</param>
    public sealed record Row(
        long Id, AgreementKind Kind, string Name, string? Whom, LocalizedText? Family, Channel? Channel, string Calendar, Stops Stops, bool Active,
        IReadOnlyList<AgreementTarget> Targets);

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = await db.Agreements.AsNoTracking().Select(a => new
            {
                Agreement = a,
                Whom = db.Organisations.Where(o => o.Id == a.Scope.OrganisationId).Select(o => o.Name).FirstOrDefault()
                    ?? db.Teams.Where(t => t.Id == a.Scope.TeamId).Select(t => t.Name).FirstOrDefault()
                    ?? db.Providers.Where(p => p.Id == a.Scope.ProviderId).Select(p => p.Name).FirstOrDefault(),
                En = db.Families.Where(f => f.Id == a.Scope.FamilyId).Select(f => f.Name.En).FirstOrDefault(),
                De = db.Families.Where(f => f.Id == a.Scope.FamilyId).Select(f => f.Name.De).FirstOrDefault(),
                Calendar = db.Calendars.Where(c => c.Id == a.CalendarId).Select(c => c.Name).First(),
            }).ToListAsync(cancellationToken);
            return new(
                [.. from r in rows
                    let a = r.Agreement
                    orderby a.Kind, a.Scope.Weight descending, a.Id
                    select new Row(
                        a.Id, a.Kind, a.Name, r.Whom, r is { En: { } en, De: { } de } ? new(en, de) : null, a.Scope.Channel, r.Calendar, a.Stops, a.Active, a.Targets)],
                await db.Calendars.AnyAsync(cancellationToken));
        }
    }
}
