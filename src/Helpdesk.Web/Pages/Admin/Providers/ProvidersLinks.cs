using Helpdesk.Domain.Teams;

namespace Helpdesk.Web.Pages.Admin.Providers;

internal static class ProvidersLinks
{
    public const string Index = "/admin/providers";
    public const string Create = $"{Index}/new";

    public const string Rules = $"{Index}/rules";

    public static string Rule(long family, Tier tier) => $"{Rules}/{family}/{(int)tier}";

    public static string Provider(long id) => $"{Index}/{id}";

    public static string Activity(long id) => $"{Index}/{id}/activity";
}
