using System.Globalization;
using Helpdesk.Application.Qualifications;

namespace Helpdesk.Web.Pages.Admin.Qualifications;

internal static class QualificationLinks
{
    public const string Index = "/admin/qualifications";

    public const string Matrix = $"{Index}/matrix";

    public const string Rehome = $"{Index}/rehome";

    public static string List(Concern concern, int number = 1) => string.Create(CultureInfo.InvariantCulture, $"{Index}?concern={concern}&number={number}");

    public static string Renew(long id) => string.Create(CultureInfo.InvariantCulture, $"{Index}/{id}/renew");

    public static string Revoke(long id) => string.Create(CultureInfo.InvariantCulture, $"{Index}/{id}/revoke");
}
