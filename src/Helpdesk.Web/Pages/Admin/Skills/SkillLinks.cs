using System.Globalization;

namespace Helpdesk.Web.Pages.Admin.Skills;

internal static class SkillLinks
{
    public const string Index = "/admin/skills";

    public static string Add(long family) => string.Create(CultureInfo.InvariantCulture, $"{Index}/new/{family}");

    public static string Topic(long id) => string.Create(CultureInfo.InvariantCulture, $"{Index}/topics/{id}");
}
