using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>Whom an agreement can be about and by which hours it can count.</summary>
/// <param name="Teams">The company's own; a provider promises as a whole.</param>
public sealed record AgreementChoices(
    IReadOnlyList<AgreementChoices.Named> Organisations, IReadOnlyList<AgreementChoices.Family> Families, IReadOnlyList<AgreementChoices.Named> Teams,
    IReadOnlyList<AgreementChoices.Named> Providers, IReadOnlyList<AgreementChoices.Named> Calendars)
{
    public sealed record Named(long Id, string Name);

    public sealed record Family(long Id, LocalizedText Name);

    /// <summary>Five statements.</summary>
    internal static async Task<AgreementChoices> LoadAsync(HelpdeskDbContext db, CancellationToken cancellationToken) => new(
        await db.Organisations.Where(o => o.Active).OrderBy(o => o.Name).Select(o => new Named(o.Id, o.Name)).ToListAsync(cancellationToken),
        await db.Families.OrderBy(f => f.Id).Select(f => new Family(f.Id, f.Name)).ToListAsync(cancellationToken),
        await db.Teams.Where(t => t.Active && t.ProviderId == null).OrderBy(t => t.Name).Select(t => new Named(t.Id, t.Name)).ToListAsync(cancellationToken),
        await db.Providers.OrderBy(p => p.Name).Select(p => new Named(p.Id, p.Name)).ToListAsync(cancellationToken),
        await db.CalendarsToNameAsync(cancellationToken));
}

internal static class AgreementChanging
{
    /// <summary>What the form says, as far as what it names exists.</summary>
    public static async Task ChangeAsync(this HelpdeskDbContext db, Agreement agreement, AgreementForm form, CancellationToken cancellationToken)
    {
        var scope = form.ToScope(agreement.Kind);
        var calendar = form.CalendarId ?? 0;
        var known = await db.Settings.Select(_ => new
        {
            Calendar = db.Calendars.Any(c => c.Id == calendar),
            Organisation = scope.OrganisationId == null || db.Organisations.Any(o => o.Id == scope.OrganisationId),
            Family = scope.FamilyId == null || db.Families.Any(f => f.Id == scope.FamilyId),
            Team = scope.TeamId == null || db.Teams.Any(t => t.Id == scope.TeamId && t.ProviderId == null),
            Provider = scope.ProviderId == null || db.Providers.Any(p => p.Id == scope.ProviderId),
        }).SingleAsync(cancellationToken);
        Exists(known.Calendar, nameof(form.CalendarId)).And(Exists(known.Organisation, nameof(form.OrganisationId))).And(Exists(known.Family, nameof(form.FamilyId)))
            .And(Exists(known.Team, nameof(form.TeamId))).And(Exists(known.Provider, nameof(form.ProviderId))).OrThrow();
        agreement.Change(form.Name.Trim(), scope, calendar, form.ToStops(), form.ToTargets(agreement.Kind));
    }

    /// <summary>What was chosen from a list is on it.</summary>
    public static Verdict Exists(bool exists, string field) => Verdict.Unless(exists, Reason.Of("WhatIsNamedExists").At(field));
}
