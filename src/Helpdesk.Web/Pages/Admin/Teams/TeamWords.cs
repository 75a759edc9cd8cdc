using Helpdesk.Application.Teams;
using Helpdesk.Domain.Shared;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Teams;

internal static class TeamWords
{
    /// <summary>What a team serves: no family named means every family.</summary>
    public static string Families(this Words words, IReadOnlyList<LocalizedText> families) =>
        families.Count == 0 ? words["Catalog.AllFamilies"] : string.Join(", ", families.Select(f => words.Of(f)));

    /// <summary>First Level for cameras, as it stands in a list of what nobody serves.</summary>
    public static string Of(this Words words, Gap gap) => words["Catalog.Gap", gap.Tier, gap.Family];
}
