using System.Globalization;

namespace Helpdesk.Web.Pages.Admin.DueWork;

internal static class DueWorkLinks
{
    public const string Index = "/admin/due-work";

    public static string Failures(int page) => string.Create(CultureInfo.InvariantCulture, $"{Index}?number={page}");
}
