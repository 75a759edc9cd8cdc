using System.Globalization;
using Helpdesk.Application.Qualifications;

namespace Helpdesk.Web.Pages.Admin.Admission;

internal static class AdmissionLinks
{
    public const string Index = "/admin/admission";

    public static string Edit(long rule) => string.Create(CultureInfo.InvariantCulture, $"{Index}/{rule}");

    /// <param name="rows">As they were typed; null for the rule as it is.</param>
    public static string Replay(long rule, ChangeAdmissionRule.Row[]? rows, bool guidelines, int days, int number = 1) =>
        string.Create(CultureInfo.InvariantCulture, $"{Edit(rule)}/replay?days={days}&number={number}")
        + (rows is null ? "" : $"&rows={TypedRows.Write(rows)}&guidelines={guidelines}");

    public static string Delete(long rule) => $"{Edit(rule)}/delete";
}
