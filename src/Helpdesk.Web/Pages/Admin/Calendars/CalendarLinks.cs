namespace Helpdesk.Web.Pages.Admin.Calendars;

internal static class CalendarLinks
{
    public const string Index = "/admin/calendars";
    public const string Create = $"{Index}/new";

    public static string Edit(long id) => $"{Index}/{id}";

    public static string Day(long id) => $"{Index}/{id}/day";

    public static string Holidays(long id) => $"{Index}/{id}/holidays";
}
