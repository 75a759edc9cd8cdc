using System.Globalization;

namespace Helpdesk.Web.Pages.Desk.Guidelines;

internal static class MyGuidelineLinks
{
    public const string Index = "/desk/guidelines";

    public static string Guideline(long id) => string.Create(CultureInfo.InvariantCulture, $"{Index}/{id}");
}
