using System.Diagnostics;
using System.Globalization;

namespace Helpdesk.TestSupport;

/// <summary>A directory of this test process, gone when the process ends; what a killed one left behind is removed by the next.</summary>
public static class TemporaryDirectory
{
    private const string Prefix = "helpdesk-tests-";

    private static readonly Lazy<string> Root = new(Create);
    private static readonly List<Action> Closing = [];
    private static int count;

    /// <summary>A new directory below this process's own.</summary>
    public static string New(string name) =>
        Directory.CreateDirectory(Path.Combine(Root.Value, $"{name}-{Interlocked.Increment(ref count)}")).FullName;

    /// <summary>To be done at the end, while the directories still exist.</summary>
    public static void BeforeRemoval(Action close) => Closing.Add(close);

    private static string Create()
    {
        foreach (var left in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*").Where(IsOrphan))
        {
            PostgresCluster.StopLeftovers(left);
            Delete(left);
        }

        var root = Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Closing.ForEach(close => close());
            Delete(root);
        };
        return Directory.CreateDirectory(root).FullName;
    }

    private static bool IsOrphan(string directory)
    {
        if (!int.TryParse(Path.GetFileName(directory)[Prefix.Length..], CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        try
        {
            using var owner = Process.GetProcessById(id);
            return owner.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static void Delete(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
