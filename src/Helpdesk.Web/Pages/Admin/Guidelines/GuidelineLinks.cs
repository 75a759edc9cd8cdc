using System.Globalization;

namespace Helpdesk.Web.Pages.Admin.Guidelines;

internal static class GuidelineLinks
{
    public const string Index = "/admin/guidelines";
    public const string Create = $"{Index}/new";

    public static string Show(long id) => string.Create(CultureInfo.InvariantCulture, $"{Index}/{id}");

    public static string Edit(long id) => $"{Show(id)}/edit";
}
