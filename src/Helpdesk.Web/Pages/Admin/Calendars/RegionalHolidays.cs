using System.Text.Json;
using Helpdesk.Domain.Shared;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Helpdesk.Web.Pages.Admin.Calendars;

/// <summary>The public holidays of countries and their regions, as the build wrote them (<c>Client/holidays.mjs</c>). Read when somebody asks; nobody does so twice a day.</summary>
public sealed class RegionalHolidays(IWebHostEnvironment environment)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public async Task<IEnumerable<SelectListItem>> RegionsAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).Select(r => new SelectListItem(r.Value.Name.In(WordList.CurrentLanguage), r.Key)).OrderBy(i => i.Text, StringComparer.CurrentCulture);

    /// <summary>From that day on as far as they are known, in the reader's language; nothing for a region that is not known.</summary>
    public async Task<IReadOnlyList<(DateOnly Day, string Name)>> OfAsync(string region, DateOnly from, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).TryGetValue(region, out var found)
            ? [.. found.Days.Select(d => (Day: DateOnly.ParseExact(d[0], "yyyy-MM-dd"), Name: new LocalizedText(d[1], d[2]).In(WordList.CurrentLanguage))).Where(d => d.Day >= from)]
            : [];

    private async Task<Dictionary<string, Region>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var file = environment.WebRootFileProvider.GetFileInfo("dist/holidays.json").CreateReadStream();
        return await JsonSerializer.DeserializeAsync<Dictionary<string, Region>>(file, Options, cancellationToken) ?? [];
    }

    /// <param name="Days">Date, English and German name.</param>
    private sealed record Region(string En, string De, string[][] Days)
    {
        public LocalizedText Name => new(En, De);
    }
}
