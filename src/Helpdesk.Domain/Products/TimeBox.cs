using System.Text.Json.Serialization;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Products;

/// <summary>How long First Level works on a problem before it refers it: then it is reminded, and the ticket stays where it is.</summary>
/// <param name="TopicId">The category; null for all that have none of their own.</param>
/// <param name="Minutes">Working time: somebody has the ticket and waits for nobody.</param>
public sealed record TimeBox(long? TopicId, int Minutes)
{
    /// <summary>A week.</summary>
    public const int MostMinutes = 7 * 24 * 60;

    [JsonIgnore]
    public TimeSpan Time => TimeSpan.FromMinutes(Minutes);

    public Verdict CanBe() => Verdict.Unless(Minutes is >= 1 and <= MostMinutes, Reason.Of("ATimeBoxIsWithin", MostMinutes / (24 * 60)));
}

/// <summary>All time boxes of a family.</summary>
/// <param name="Boxes">One for each category at most, and one for everything else.</param>
/// <param name="CalendarId">By whose hours they are counted; null for around the clock.</param>
public sealed record TimeBoxes(IReadOnlyList<TimeBox> Boxes, long? CalendarId)
{
    /// <summary>The one of the category, or the one for everything else.</summary>
    public TimeBox? For(long? topicId) => Boxes.Where(b => b.TopicId is null || b.TopicId == topicId).MaxBy(b => b.TopicId is not null);

    public Verdict CanBe() => Boxes.Aggregate(
        Verdict.Unless(Boxes.DistinctBy(b => b.TopicId).Count() == Boxes.Count, Reason.Of("ACategoryHasOneTimeBox")), (all, box) => all.And(box.CanBe()));
}
