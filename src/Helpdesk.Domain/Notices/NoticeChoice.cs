namespace Helpdesk.Domain.Notices;

/// <summary>How notices of a kind reach somebody.</summary>
public readonly record struct NoticeWays(bool InProduct, bool ByMail)
{
    /// <summary>
    /// Where nobody chose otherwise: all of it in the product; by mail what waits although somebody is away. A question may be put
    /// to somebody who is not there, and clocks and coverage go on without them.
    /// </summary>
    public static NoticeWays Usual(NoticeKind kind) => new(true, kind is NoticeKind.QuestionAsked or NoticeKind.ClockStep or NoticeKind.Alert);
}

/// <summary>What somebody chose for a kind of notice; whoever chose nothing has the usual.</summary>
public sealed class NoticeChoice
{
    private NoticeChoice()
    {
    }

    public NoticeChoice(long agentId, NoticeKind kind, NoticeWays ways)
    {
        (AgentId, Kind) = (agentId, kind);
        Choose(ways);
    }

    public long AgentId { get; private set; }

    public NoticeKind Kind { get; private set; }

    public bool InProduct { get; private set; }

    public bool ByMail { get; private set; }

    public NoticeWays Ways => new(InProduct, ByMail);

    public void Choose(NoticeWays ways) => (InProduct, ByMail) = ways;
}
