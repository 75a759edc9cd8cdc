using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data.DueWork;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>
/// Why work failed, as it may be kept and shown: a name that pages have words for, or the type of the exception with as much of its
/// message as cannot hold what people wrote.
/// </summary>
public static partial class FailureCause
{
    public const string Stale = "Stale";
    public const string DatabaseAway = "DatabaseAway";
    public const string UnknownWork = "UnknownWork";
    public const string NotFound = "NotFound";

    /// <summary>Nobody could say why: the process that did it ended.</summary>
    public const string Ended = "Ended";

    /// <summary>What pages have words for.</summary>
    public static readonly IReadOnlyList<string> Known = [Stale, DatabaseAway, UnknownWork, NotFound, Ended];

    private const int MessageMaxLength = 160;

    public static string Of(Exception exception) => exception switch
    {
        StaleVersionException or DbUpdateConcurrencyException => Stale,
        UnknownWorkException => UnknownWork,
        NotFoundException => NotFound,
        _ when IsAway(exception) => DatabaseAway,
        _ => Shortened($"{exception.GetType().Name}: {Safe(exception.Message)}", DueItem.FailureMaxLength),
    };

    private static bool IsAway(Exception? exception) => exception switch
    {
        null => false,
        DbException { IsTransient: true } or SocketException or TimeoutException or EndOfStreamException => true,
        _ => IsAway(exception.InnerException),
    };

    /// <summary>The first line without what stands in quotation marks or brackets or after a colon, without addresses and numbers: those are values.</summary>
    private static string Safe(string message) =>
        Shortened(Values().Replace(message.Split('\n', ':')[0].Trim(), "…"), MessageMaxLength);

    private static string Shortened(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    [GeneratedRegex("""'[^']*'?|"[^"]*"?|„[^“]*“?|“[^”]*”?|\([^)]*\)?|\S*[@0-9]\S*""")]
    private static partial Regex Values();
}
