using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Data.Demo;

/// <summary>A story cut down to question, answer and solution: three messages instead of ten.</summary>
internal sealed record ShortStory(Story Story, Tier Highest)
{
    public static IReadOnlyList<ShortStory> All() => [.. Story.All().Where(s => s.Return?.Code != ReturnCode.WrongProduct).Select(Shorten)];

    /// <summary>Most are solved in First Level; of those still on their way, more are with specialists, who take longer.</summary>
    public static ShortStory Choose(IReadOnlyList<ShortStory> stories, Random random, bool unfinished)
    {
        var luck = random.NextDouble();
        var tier = luck < (unfinished ? 0.45 : 0.72) ? Tier.First : luck < (unfinished ? 0.78 : 0.92) ? Tier.Second : Tier.Third;
        var first = random.Next(stories.Count);
        return stories.Skip(first).Concat(stories.Take(first)).First(s => s.Highest == tier);
    }

    private static ShortStory Shorten(Story story) => new(
        story with
        {
            First = [.. story.First.Take(story.First is [_, { By: Speaker.Customer }, ..] && story.Key.Length % 3 == 0 ? 2 : 1)],
            Tried = [.. story.Tried.Take(2)],
            Second = [.. story.Second.Where(t => t.By != Speaker.Customer).TakeLast(1)],
            Return = null,
            Third = story.Third is { } third ? third with { Turns = [.. third.Turns.Take(1)] } : null,
        },
        story.Reason is null ? Tier.First : story.Third is null ? Tier.Second : Tier.Third);
}
