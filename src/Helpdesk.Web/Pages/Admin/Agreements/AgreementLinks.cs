using Helpdesk.Domain.Clocks;

namespace Helpdesk.Web.Pages.Admin.Agreements;

internal static class AgreementLinks
{
    public const string Index = "/admin/agreements";

    public static string Create(AgreementKind kind) => $"{Index}/new/{kind}";

    public static string Edit(long id) => $"{Index}/{id}";
}
