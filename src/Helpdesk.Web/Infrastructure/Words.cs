using System.Globalization;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Web.Infrastructure;

/// <summary>The reader's language and time: words for keys, enum values, reasons and what the domain puts into them.</summary>
public sealed class Words(WordList list, ReaderTime time)
{
    public string this[string key] => list[key];

    public string this[string key, params object?[] args] =>
        string.Format(CultureInfo.CurrentCulture, list[key], [.. args.Select(Of)]);

    /// <summary>A value of an enum, by the key <c>Type.Value</c>.</summary>
    public string Of<T>(T value) where T : struct, Enum => list[$"{typeof(T).Name}.{value}"];

    public string Of(LocalizedText? text) => text?.In(WordList.CurrentLanguage) ?? "";

    public string Of(Reason reason) => this[reason.Key, [.. reason.Args]];

    /// <summary>A word of history: <c>#Tier.Second</c> is a key, a name in both languages is read in the reader's, anything else stands as it is, also what a customer begins with #.</summary>
    public string Of(string? word) => word switch
    {
        ['#', HistoryWord.Language, .. var names] when names.Split(HistoryWord.Language) is [var english, var german] => Of(new LocalizedText(english, german)),
        ['#', .. var key] when list.Has(key) => list[key],
        _ => word ?? "",
    };

    /// <summary>A moment that stands in history as a word; whatever is none stands as it is.</summary>
    public string Moment(string? word) =>
        DateTimeOffset.TryParseExact(word, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? time.Full(at) : word ?? "";

    private object? Of(object? arg) => arg switch
    {
        Enum value => list[$"{value.GetType().Name}.{value}"],
        LocalizedText text => Of(text),
        DateTimeOffset at => time.Full(at),
        AnyTopic => list["Topic.Any"],
        string word => Of(word),
        _ => arg,
    };
}
