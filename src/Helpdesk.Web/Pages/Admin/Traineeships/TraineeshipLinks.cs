using System.Globalization;

namespace Helpdesk.Web.Pages.Admin.Traineeships;

internal static class TraineeshipLinks
{
    public const string Index = "/admin/traineeships";

    public static string Show(long id) => string.Create(CultureInfo.InvariantCulture, $"{Index}/{id}");

    public static string End(long id) => Show(id) + "/end";
}
