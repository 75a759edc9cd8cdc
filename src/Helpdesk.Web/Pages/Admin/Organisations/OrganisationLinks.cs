namespace Helpdesk.Web.Pages.Admin.Organisations;

internal static class OrganisationLinks
{
    public const string Index = "/admin/organisations";
    public const string Create = $"{Index}/new";

    public static string Edit(long id) => $"{Index}/{id}";
}
