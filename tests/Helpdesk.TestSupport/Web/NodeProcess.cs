using System.Diagnostics;

namespace Helpdesk.TestSupport;

/// <summary>The built product as a process of its own that works on a test's database and can be killed.</summary>
public sealed class NodeProcess : IDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Application started", StringComparison.Ordinal) == true)
            {
                started.TrySetResult();
            }
        };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>When it does what falls due.</summary>
    public bool IsUp => started.Task.IsCompleted;

    public static NodeProcess Start(TestDatabase database)
    {
        string[] settings =
        [
            "--urls=http://127.0.0.1:0", $"--Helpdesk:DataDirectory={TemporaryDirectory.New("node")}", "--Database:Provider=PostgreSql",
            $"--ConnectionStrings:Helpdesk={database.ConnectionString}", "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Information",
        ];
        var start = new ProcessStartInfo("dotnet", ["Helpdesk.Web.dll", .. settings])
        {
            WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return new(start);
    }

    /// <summary>At once, without a chance to say goodbye (SIGKILL).</summary>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
