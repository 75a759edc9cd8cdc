namespace Helpdesk.Web.Pages.Admin.Steps;

internal static class StepLinks
{
    public const string Index = "/admin/clock-steps";
    public const string Create = $"{Index}/new";

    public static string Edit(long id) => $"{Index}/{id}";
}
