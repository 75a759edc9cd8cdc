using Microsoft.AspNetCore.Mvc.Rendering;

namespace Helpdesk.Web.Pages.Admin.Settings;

/// <summary>The zones of the IANA list that name a place, by continent; the saved one is always among them.</summary>
internal static class TimeZones
{
    private static readonly string[] Continents =
        ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    private static readonly string[] Names =
    [
        "UTC",
        .. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId).Select(z => z.Id)
            .Where(id => Continents.Contains(id.Split('/')[0]) && id.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<SelectListItem> With(string saved)
    {
        var groups = Continents.ToDictionary(c => c, c => new SelectListGroup { Name = c });
        return Names.Concat(Names.Contains(saved) ? [] : [saved]).Select(name => new SelectListItem(name.Replace('_', ' '), name)
        {
            Group = groups.GetValueOrDefault(name.Split('/')[0]),
        });
    }
}
