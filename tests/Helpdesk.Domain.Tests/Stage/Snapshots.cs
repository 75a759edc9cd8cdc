using System.Text.Json;

namespace Helpdesk.Domain.Tests.Stage;

internal static class Snapshots
{
    /// <summary>Everything that can be read of a ticket.</summary>
    public static string Snapshot(this Ticket ticket) => JsonSerializer.Serialize(ticket);

    /// <summary>Asserts that the desk refuses with exactly these reasons and that the ticket stays as it was.</summary>
    public static void Refuses(this Story story, Action<Ticket, DateTimeOffset> what, params Reason[] reasons)
    {
        var before = story.Ticket.Snapshot();
        var refusal = Assert.Throws<BrokenRuleException>(() => what(story.Ticket, story.Now));
        Assert.Equal(reasons, refusal.Reasons);
        Assert.Equal(before, story.Ticket.Snapshot());
    }

    public static void IsRefused(this Verdict verdict, params Reason[] reasons) => Assert.Equal(reasons, verdict.Reasons);

    public static void IsAllowed(this Verdict verdict) => Assert.Empty(verdict.Reasons);
}
