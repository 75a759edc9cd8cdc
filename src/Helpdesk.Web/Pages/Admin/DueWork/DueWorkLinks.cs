namespace Helpdesk.Web.Pages.Admin.DueWork;

internal static class DueWorkLinks
{
    public const string Index = "/admin/due-work";
}
