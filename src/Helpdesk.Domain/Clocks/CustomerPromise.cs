namespace Helpdesk.Domain.Clocks;

/// <summary>What a customer waits for.</summary>
public enum Awaited
{
    /// <summary>The first answer of a person.</summary>
    FirstAnswer = 1,

    /// <summary>The answer to what they wrote last.</summary>
    Answer = 2,

    /// <summary>News for which somebody named a time.</summary>
    News = 3,

    Solution = 4,
}

/// <summary>The one time that a customer is told: of what comes next, not of all that is promised.</summary>
/// <param name="At">Null while the time stands, because it is the customer's turn or a supplier's.</param>
public sealed record CustomerPromise(Awaited What, DateTimeOffset? At)
{
    /// <param name="clocks">Those that are open.</param>
    /// <param name="nextNewsAt">When somebody said that there will be news.</param>
    /// <returns>Null where nothing was promised.</returns>
    public static CustomerPromise? Of(IReadOnlyCollection<TicketClock> clocks, DateTimeOffset? nextNewsAt)
    {
        var answer = Of(clocks, ClockKind.FirstResponse, Awaited.FirstAnswer) ?? Of(clocks, ClockKind.NextResponse, Awaited.Answer);
        var news = nextNewsAt is { } at ? new CustomerPromise(Awaited.News, at) : null;
        return answer?.At is { } due && (news is null || due < news.At) ? answer : news ?? Of(clocks, ClockKind.Resolution, Awaited.Solution) ?? answer;
    }

    private static CustomerPromise? Of(IReadOnlyCollection<TicketClock> clocks, ClockKind kind, Awaited what) =>
        clocks.FirstOrDefault(c => c.IsOpen && c.Kind == kind) is { } clock ? new(what, clock.DueAt) : null;
}
