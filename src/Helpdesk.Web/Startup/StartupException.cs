using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Helpdesk.Web.Startup;

/// <summary>The installation is not right; the message says what to do, in one sentence.</summary>
public sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The one clear sentence for what an installation can get wrong; null for anything else, which keeps its stack trace.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        StartupException known => known.Message,
        IOException { InnerException: AddressInUseException } busy => $"{busy.Message} Stop the other program, or choose another address with --urls.",
        SocketException refused => $"It cannot listen there: {refused.Message}. Choose another address with --urls.",
        _ => null,
    };
}
