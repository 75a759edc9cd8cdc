using Helpdesk.Application.Import;

namespace Helpdesk.Web.Pages.Admin.Import;

internal static class ImportLinks
{
    public const string Index = "/admin/import";

    public static string Export(ImportKind kind) => $"{Index}?handler=Export&kind={kind}";
}
