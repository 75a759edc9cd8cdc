using System.Globalization;

namespace Helpdesk.Web.Pages.Admin.Agents;

internal static class AgentLinks
{
    public const string Index = "/admin/agents";
    public const string Create = $"{Index}/new";

    public static string Show(long id) => string.Create(CultureInfo.InvariantCulture, $"{Index}/{id}");

    public static string Edit(long id) => Show(id) + "/edit";

    public static string Deactivate(long id) => Show(id) + "/deactivate";

    public static string Invitation(long id) => Show(id) + "/invitation";

    public static string Plan(long id) => Show(id) + "/plan";

    public static string PlanDay(long id) => Plan(id) + "/day";

    public static string PlanAbsence(long id) => Plan(id) + "/absence";

    public static string StartTraineeship(long id) => Show(id) + "/traineeships/new";

    public static string AddQualification(long id) => Show(id) + "/qualifications/new";
}
