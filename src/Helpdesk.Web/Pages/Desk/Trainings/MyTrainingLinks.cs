using System.Globalization;

namespace Helpdesk.Web.Pages.Desk.Trainings;

internal static class MyTrainingLinks
{
    public const string Index = "/desk/trainings";

    public static string Training(long id) => string.Create(CultureInfo.InvariantCulture, $"{Index}/{id}");

    public static string Calendar(long id) => $"{Training(id)}?handler=Calendar";
}
