using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Helpdesk.Benchmarks;

/// <summary>The published product in its own process and data directory, on a free loopback port.</summary>
internal sealed class PublishedDesk : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(60);

    private readonly Process process;

    private PublishedDesk(Process process, Uri address, TimeSpan firstAnswer)
    {
        this.process = process;
        Address = address;
        FirstAnswer = firstAnswer;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to its first answered request.</summary>
    public TimeSpan FirstAnswer { get; }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Publishes the Release build into a folder.</summary>
    public static async Task PublishAsync(string folder)
    {
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", Path.Combine(Root(), "src", "Helpdesk.Web"), "-c", "Release", "-o", folder, "--nologo", "-v", "q"]))!;
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException("The product could not be published.");
        }
    }

    public static async Task<PublishedDesk> StartAsync(string folder, string data, string environment, IEnumerable<string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "Helpdesk.Web.dll"), "--urls", address.ToString(), $"--Helpdesk:DataDirectory={data}", .. settings])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["Serilog__MinimumLevel__Default"] = environment == "Development" ? "Information" : "Warning";

        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (environment == "Development" && line.Data is not null)
            {
                Console.WriteLine($"  {line.Data}");
            }
        };
        process.BeginOutputReadLine();

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        while (!await AnswersAsync(client, new Uri(address, "/account/sign-in")))
        {
            if (process.HasExited || watch.Elapsed > LongestStart)
            {
                throw new InvalidOperationException("The product did not start.");
            }

            await Task.Delay(5);
        }

        return new PublishedDesk(process, address, watch.Elapsed);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address)
    {
        try
        {
            using var response = await client.GetAsync(address);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Helpdesk.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks run from within the repository.");
    }
}
