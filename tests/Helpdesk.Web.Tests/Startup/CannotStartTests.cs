using System.Diagnostics;
using System.Net.Sockets;
using Helpdesk.TestSupport;
using Helpdesk.Web.Startup;
using Microsoft.AspNetCore.Connections;

namespace Helpdesk.Web.Tests.Startup;

/// <summary>What an installation can get wrong is one sentence on the console, without a stack trace.</summary>
public sealed class CannotStartTests
{
    [Theory]
    [InlineData("--Database:Provider=Oracle", "Database:Provider is 'Oracle'. It must be Sqlite, SqlServer or PostgreSql.")]
    [InlineData("--ConnectionStrings:Helpdesk=nonsense", "ConnectionStrings:Helpdesk cannot be read: ")]
    [InlineData("--ConnectionStrings:Helpdesk=Host=db;Port=many --Database:Provider=PostgreSql", "ConnectionStrings:Helpdesk cannot be read: ")]
    [InlineData("--ConnectionStrings:Helpdesk=Colour=red --Database:Provider=SqlServer", "ConnectionStrings:Helpdesk cannot be read: ")]
    [InlineData("--Database:Provider=PostgreSql", "ConnectionStrings:Helpdesk is missing")]
    [InlineData("--urls=nonsense", "--urls is 'nonsense'. It must be an address such as http://localhost:5080")]
    [InlineData("--urls=http://localhost:5080;ftp://localhost", "--urls is 'http://localhost:5080;ftp://localhost'. ")]
    [InlineData("--urls=http://localhost:99999", "--urls is 'http://localhost:99999'. ")]
    [InlineData("--Helpdesk:Mail:Folder=../elsewhere", "Helpdesk:Mail:Folder is '../elsewhere'. It must be a folder below the data directory")]
    [InlineData("--Helpdesk:Mail:Folder=mail --Helpdesk:Mail:From=nobody", "Helpdesk:Mail:From is 'nobody'. It must be a mail address")]
    public async Task A_setting_that_makes_no_sense_is_named(string settings, string complaint)
    {
        var (code, said) = await StartAsync(TemporaryDirectory.New("data"), settings.Split(' '));

        Assert.StartsWith($"Helpdesk cannot start. {complaint}", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task A_data_directory_that_is_a_file_is_named()
    {
        var file = Path.Combine(TemporaryDirectory.New("data"), "file");
        await File.WriteAllTextAsync(file, "in the way");

        var (code, said) = await StartAsync(file);

        Assert.StartsWith("Helpdesk cannot start. The data directory cannot be used: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
        Assert.Equal(1, code);
    }

    [Fact]
    public void What_the_installation_cannot_help_keeps_its_stack_trace() =>
        Assert.Null(StartupException.Explain(new InvalidOperationException("A mistake of ours.")));

    [Fact]
    public void A_port_in_use_or_out_of_reach_is_explained_with_what_to_do()
    {
        var busy = StartupException.Explain(new IOException("Port 5080 is taken.", new AddressInUseException("taken")));
        var foreign = StartupException.Explain(new SocketException((int)SocketError.AddressNotAvailable));

        Assert.Equal("Port 5080 is taken. Stop the other program, or choose another address with --urls.", busy);
        Assert.EndsWith("Choose another address with --urls.", foreign, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> StartAsync(string data, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", ["Helpdesk.Web.dll", $"--Helpdesk:DataDirectory={data}", .. settings])
        {
            WorkingDirectory = AppContext.BaseDirectory, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            await output;
            return (process.ExitCode, (await error).Trim());
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
