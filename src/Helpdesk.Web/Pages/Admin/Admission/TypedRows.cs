using System.Globalization;
using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Qualifications;

namespace Helpdesk.Web.Pages.Admin.Admission;

/// <summary>Conditions in an address: <c>1.3.2.17_2.5..</c> says alternative, level, evidence and topic of two.</summary>
internal static class TypedRows
{
    /// <summary>A rule that asks for nothing.</summary>
    private const string None = "none";

    public static string Write(IEnumerable<ChangeAdmissionRule.Row> rows)
    {
        var written = rows.Where(r => r.Level is not null)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Alternative}.{(int?)r.Level}.{(int?)r.Evidence}.{r.Topic}")).ToList();
        return written.Count == 0 ? None : string.Join('_', written);
    }

    /// <summary>Null for an address that says nothing.</summary>
    public static ChangeAdmissionRule.Row[]? Read(string? text) => text switch
    {
        null => null,
        None => [],
        _ => [.. text.Split('_').Take(AdmissionRule.MaxConditions + 1).Select(row => row.Split('.')).Select(parts => new ChangeAdmissionRule.Row
        {
            Alternative = (int)(Number(parts, 0) ?? 0), Level = (SkillLevel?)Number(parts, 1) ?? 0, Evidence = (EvidenceKind?)Number(parts, 2), Topic = Number(parts, 3),
        })],
    };

    private static long? Number(string[] parts, int place) =>
        place < parts.Length && int.TryParse(parts[place], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
