using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

/// <summary>A word of a line of history. A name also says whose it is, so that it can be kept from whoever must not read it, however it changes.</summary>
/// <param name="AgentId">Of the person who is named; null for no person.</param>
/// <param name="TeamId">Of the team that is named; null for no team.</param>
public sealed record HistoryWord(string Text, long? AgentId = null, long? TeamId = null)
{
    public static implicit operator HistoryWord?(string? text) => text is null ? null : new(text);

    /// <summary>Stands before and between the two languages of a name.</summary>
    public const char Language = '\u001f';

    public static HistoryWord Named(LocalizedText name) => new($"#{Language}{name.En}{Language}{name.De}");

    public static HistoryWord Of(Actor actor) => Person(actor.Id, actor.Name);

    public static HistoryWord Person(long? agentId, string name) => new(name, agentId);

    public static HistoryWord Team(long teamId, string name) => new(name, TeamId: teamId);
}
