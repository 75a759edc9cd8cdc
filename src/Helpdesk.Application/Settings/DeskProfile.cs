using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Settings;

/// <summary>What every page shows of the settings, and every decision asks of them, kept in memory: none pays a statement for it.</summary>
public sealed class DeskProfile(IServiceScopeFactory scopes)
{
    public string Company { get; private set; } = "Helpdesk";

    /// <summary>For readers whose browser named no zone.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>How long somebody is asked, and what is asked less of when nobody is found.</summary>
    public RoutingTimes Routing { get; private set; } = RoutingTimes.Usual;

    /// <summary>The steps that do not leave the tier: what people who ask for work, and what the desk offers by itself, keep to.</summary>
    public RelaxationPlan Plan { get; private set; } = RoutingTimes.Usual.PlanBy(null).WithinTheTier;

    /// <summary>All steps, also the one that calls for the next tier.</summary>
    public RelaxationPlan WholePlan { get; private set; } = RoutingTimes.Usual.PlanBy(null);

    /// <summary>When a customer who was asked something is reminded; what falls due reads the settings themselves.</summary>
    public SilenceTimes Silence { get; private set; } = SilenceTimes.Usual;

    /// <summary>Reads what is saved: at the start, after a change of the settings here, and every minute for changes of calendars and on other nodes.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HelpdeskDbContext>();
        var settings = await db.Settings.AsNoTracking().Select(s => new { s.CompanyName, s.TimeZone, s.Routing, s.Silence }).SingleAsync(cancellationToken);
        var calendar = settings.Routing.CalendarId is { } id
            ? await db.Calendars.AsNoTracking().Include(c => c.Editions).AsSingleQuery().FirstOrDefaultAsync(c => c.Id == id, cancellationToken)
            : null;
        Company = settings.CompanyName;
        (Routing, Silence) = (settings.Routing, settings.Silence);
        WholePlan = Routing.PlanBy(calendar?.BusinessTime());
        Plan = WholePlan.WithinTheTier;
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
    }
}
