using System.Globalization;
using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Web.Pages.Admin.Coverage;

internal static class CoverageLinks
{
    public const string Index = "/admin/coverage";

    public static string Cell(CoverageCell cell) => cell.GenerationId is { } generation
        ? string.Create(CultureInfo.InvariantCulture, $"{Of(cell.FamilyId, cell.Tier)}&generation={generation}")
        : Of(cell.FamilyId, cell.Tier);

    public static string Of(long family, Tier tier) => string.Create(CultureInfo.InvariantCulture, $"{Index}?family={family}&tier={tier}");
}
