using System.Text;
using Helpdesk.Application.Import;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Import;

/// <summary>Files as somebody would write them.</summary>
internal static class Files
{
    public const string Agents = "name,mail,role,title,provider,teams,active";
    public const string Skills = "topic,topic (german),family,generations";
    public const string Qualifications = "mail,topic,family,generations,level,evidence,reference,valid from,valid until,verified by,status";

    public static string HeadingsOf(ImportKind kind) => kind switch
    {
        ImportKind.Agents => Agents,
        ImportKind.Skills => Skills,
        _ => Qualifications,
    };

    public static string Of(ImportKind kind, params string[] lines) => string.Join("\r\n", [HeadingsOf(kind), .. lines]) + "\r\n";

    public static Task<CheckFile.Result> Check(this Desk desk, ImportKind kind, string text) =>
        desk.Database.Send(new CheckFile.Query(kind, Encoding.UTF8.GetBytes(text)), desk.As(desk.Ada));

    public static Task Import(this Desk desk, ImportKind kind, string text, Func<ImportFile.Command, ImportFile.Command>? with = null)
    {
        var command = new ImportFile.Command { Kind = kind, Text = text };
        return desk.Database.Send(with?.Invoke(command) ?? command, desk.As(desk.Ada));
    }

    public static async Task<string> Export(this Desk desk, ImportKind kind, char separator = ',') =>
        Encoding.UTF8.GetString((await desk.Database.Send(new ExportFile.Query(kind, separator), desk.As(desk.Ada))).Content);

    /// <summary>What the check would do, as (created, changed, left, faults).</summary>
    public static (int, int, int, int) Counts(this CheckFile.Result result) =>
        (result.Report.Created, result.Report.Changed, result.Report.Left, result.Report.Faults.Count);
}
