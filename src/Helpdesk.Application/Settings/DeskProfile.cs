using Helpdesk.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Settings;

/// <summary>What every page shows of the settings, kept in memory: no page pays a statement for it.</summary>
public sealed class DeskProfile(IServiceScopeFactory scopes)
{
    public string Company { get; private set; } = "Helpdesk";

    /// <summary>For readers whose browser named no zone.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>Reads what is saved: at the start, after a change here, and every minute for changes on other nodes.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var settings = await scope.ServiceProvider.GetRequiredService<HelpdeskDbContext>()
            .Settings.AsNoTracking().Select(s => new { s.CompanyName, s.TimeZone }).SingleAsync(cancellationToken);
        Company = settings.CompanyName;
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
    }
}
