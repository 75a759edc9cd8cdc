using System.Globalization;

namespace Helpdesk.Web.Pages.Admin.Admission;

internal static class AdmissionLinks
{
    public const string Index = "/admin/admission";

    public static string Edit(long rule) => string.Create(CultureInfo.InvariantCulture, $"{Index}/{rule}");

    public static string Delete(long rule) => $"{Edit(rule)}/delete";
}
