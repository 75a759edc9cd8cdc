using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Guidelines;

/// <summary>How customers are treated, as a text that agents read and acknowledge. What was published is never changed: there is a next version.</summary>
public sealed class Guideline : Retirable
{
    private readonly List<GuidelineVersion> versions = [];

    private Guideline()
    {
    }

    public Guideline(LocalizedText title, LocalizedText draft) => Write(title, draft);

    public const int BodyMaxLength = 20_000;

    /// <summary>The longest time that people have for reading a new version before admission asks for it.</summary>
    public const int MaxDaysToRead = 90;

    public LocalizedText Title { get; private set; } = null!;

    public LocalizedText Draft { get; private set; } = null!;

    /// <summary>The number of the version that is read and acknowledged; 0 before the first.</summary>
    public int Current { get; private set; }

    /// <summary>The version that is enough until the current one is required; 0 for none.</summary>
    public int Settled { get; private set; }

    public DateTimeOffset? RequiredFrom { get; private set; }

    public IReadOnlyCollection<GuidelineVersion> Versions => versions;

    public void Write(LocalizedText title, LocalizedText draft) => (Title, Draft) = (title, draft);

    /// <param name="published">The current version's text; null before the first.</param>
    /// <param name="draft">What would be published.</param>
    public static Verdict CanPublish(LocalizedText? published, LocalizedText draft) =>
        Verdict.Unless(draft != published, Reason.Of("AVersionSaysSomethingNew"));

    public Verdict CanPublish(int daysToRead) => CanPublish(versions.MaxBy(v => v.Number)?.Body, Draft)
        .And(Verdict.Unless(Active, Reason.Of("OnlyAGuidelineInUseIsPublished")))
        .And(Numbers.Within(daysToRead, 0, MaxDaysToRead, "DaysToRead"));

    /// <summary>The draft becomes the next version. Until the days are over it is enough to know the one before.</summary>
    public void Publish(long byAgentId, int daysToRead, DateTimeOffset now)
    {
        CanPublish(daysToRead).OrThrow();
        Settled = RequiredAt(Current, Settled, RequiredFrom, now);
        (Current, RequiredFrom) = (Current + 1, now.AddDays(daysToRead));
        versions.Add(new GuidelineVersion(Current, Draft, byAgentId, now));
    }

    public Verdict CanAcknowledge(int number) =>
        Verdict.Unless(Active && number > 0 && number == Current, Reason.Of("TheCurrentVersionIsAcknowledged"));

    /// <summary>The least version that somebody must know at a time; 0 for none.</summary>
    public static int RequiredAt(int current, int settled, DateTimeOffset? requiredFrom, DateTimeOffset now) =>
        requiredFrom <= now ? current : settled;
}

public sealed class GuidelineVersion
{
    private GuidelineVersion()
    {
    }

    internal GuidelineVersion(int number, LocalizedText body, long publishedById, DateTimeOffset now) =>
        (Number, Body, PublishedById, PublishedAt) = (number, body, publishedById, now);

    public long GuidelineId { get; private set; }

    public int Number { get; private set; }

    public LocalizedText Body { get; private set; } = null!;

    public long PublishedById { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }
}

/// <summary>Somebody has read a version and keeps to it. Stays provable after newer versions.</summary>
public sealed class GuidelineAcknowledgement
{
    private GuidelineAcknowledgement()
    {
    }

    public GuidelineAcknowledgement(long agentId, Guideline guideline, int number, DateTimeOffset now)
    {
        guideline.CanAcknowledge(number).OrThrow();
        (AgentId, GuidelineId, Number, At) = (agentId, guideline.Id, number, now);
    }

    public long AgentId { get; private set; }

    public long GuidelineId { get; private set; }

    public int Number { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The same person acknowledged a newer version; the gate reads the newest only.</summary>
    public bool Superseded { get; private set; }

    public void Supersede() => Superseded = true;
}
