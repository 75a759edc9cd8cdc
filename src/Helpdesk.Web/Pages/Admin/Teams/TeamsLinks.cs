namespace Helpdesk.Web.Pages.Admin.Teams;

internal static class TeamsLinks
{
    public const string Index = "/admin/teams";
    public const string Create = $"{Index}/new";

    public static string Team(long id) => $"{Index}/{id}";

    public static string Edit(long id) => $"{Index}/{id}/edit";

    public static string Activity(long id) => $"{Index}/{id}/activity";
}
