using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Alerts;

public enum AlertKind
{
    /// <summary>Soon fewer than the minimum will hold what some work asks for.</summary>
    CoverageEnds = 1,

    /// <summary>Work came for which nobody is validly qualified.</summary>
    NobodyQualified = 2,

    /// <summary>Somebody's qualification ends, and nothing renews it yet.</summary>
    QualificationEnds = 3,

    /// <summary>Somebody owns tickets that they may not take any more.</summary>
    TicketsToRehome = 4,

    /// <summary>A lead left a family, generation and tier without anybody, knowingly.</summary>
    GapOpened = 5,

    /// <summary>Fewer than the minimum hold what some work asks for, already now.</summary>
    CoverageShort = 6,

    /// <summary>For long nobody of its tier was found for a ticket; the next tier has somebody, or nobody either.</summary>
    NextTierCouldHelp = 7,

    /// <summary>Somebody in training has as many released cases as were wanted.</summary>
    TraineeshipReached = 8,
}

/// <summary>
/// Something that leads have to know, told once: the key says what it is about, and the same key is never told again, also when
/// it is done. What is written is a reason, so that it is worded in the reader's language.
/// </summary>
public sealed class Alert : Aggregate
{
    private Alert()
    {
    }

    /// <param name="tier">The tier it is about; null for none in particular.</param>
    /// <param name="providerId">The service provider whose leads are told, besides the company's own; null for these alone.</param>
    /// <param name="agentId">Whom it is about, who reads it as well; null for nobody in particular.</param>
    public Alert(AlertKind kind, string key, Reason reason, DateTimeOffset raisedAt, Tier? tier = null, long? providerId = null, long? agentId = null)
    {
        (Kind, Key, Text, RaisedAt, Tier, ProviderId, AgentId) = (kind, key, ReasonJson.Write(reason), raisedAt, tier, providerId, agentId);
        IsNews = true;
    }

    public const int KeyMaxLength = 200;

    public AlertKind Kind { get; private set; }

    public string Key { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTimeOffset RaisedAt { get; private set; }

    public Tier? Tier { get; private set; }

    public long? ProviderId { get; private set; }

    public long? AgentId { get; private set; }

    /// <summary>It was raised just now, and not read from where it is kept.</summary>
    public bool IsNews { get; }

    public DateTimeOffset? DoneAt { get; private set; }

    public long? DoneById { get; private set; }

    /// <summary>Somebody has seen to it. The first one who said so stays named.</summary>
    public void Finish(long agentId, DateTimeOffset now)
    {
        if (DoneAt is null)
        {
            (DoneAt, DoneById) = (now, agentId);
        }
    }
}
