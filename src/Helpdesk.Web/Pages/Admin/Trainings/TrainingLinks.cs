using System.Globalization;

namespace Helpdesk.Web.Pages.Admin.Trainings;

internal static class TrainingLinks
{
    public const string Index = "/admin/trainings";
    public const string CreateCourse = $"{Index}/courses/new";

    public static string Course(long id) => string.Create(CultureInfo.InvariantCulture, $"{Index}/courses/{id}");

    public static string CreateSession(long course) => $"{Course(course)}/sessions/new";

    public static string Session(long id) => string.Create(CultureInfo.InvariantCulture, $"{Index}/sessions/{id}");

    public static string EditSession(long id) => $"{Session(id)}/edit";

    public static string CancelSession(long id) => $"{Session(id)}/cancel";

    public static string Results(long id) => $"{Session(id)}/results";
}
