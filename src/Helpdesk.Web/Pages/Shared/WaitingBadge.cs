using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Shared;

/// <summary>The number beside an entry of the desk's navigation, with its words for those who hear it.</summary>
/// <param name="Id">By which a later number finds its place.</param>
public sealed record WaitingBadge(string Id, int Count, string Words)
{
    private const int Most = 99;

    /// <summary>The latest offer in it: a later one is said aloud.</summary>
    public long NewestOffer { get; private init; }

    public string Number => Count > Most ? $"{Most}+" : $"{Count}";

    /// <param name="waiting">Null while it is not known.</param>
    public static WaitingBadge Mine(CountWaiting.Result? waiting, Words words)
    {
        var (offers, questions) = (waiting?.Offers ?? 0, waiting?.Questions ?? 0);
        string[] said = [Some(words, "Offer", offers), Some(words, "Question", questions)];
        return new("waiting-mine", offers + questions, string.Join(", ", said.Where(w => w.Length > 0))) { NewestOffer = waiting?.NewestOffer ?? 0 };
    }

    /// <param name="waiting">Null while it is not known.</param>
    public static WaitingBadge Calls(CountWaiting.Result? waiting, Words words) =>
        new("waiting-calls", waiting?.Calls ?? 0, Some(words, "Call", waiting?.Calls ?? 0));

    private static string Some(Words words, string what, int count) => count switch
    {
        0 => "",
        1 => words[$"Waiting.One{what}"],
        _ => words[$"Waiting.Some{what}s", count],
    };
}
