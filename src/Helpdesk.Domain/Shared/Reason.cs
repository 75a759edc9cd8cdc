namespace Helpdesk.Domain.Shared;

/// <summary>Why something is refused, as a key and its arguments; the language is chosen at the edge.</summary>
/// <param name="Key">Resource key below <c>Rule</c>, for example <c>Rule.ThirdLevelIsTheLast</c>.</param>
/// <param name="Args">
/// Values for the text's placeholders: numbers, names, <see cref="DateTimeOffset"/>, <see cref="LocalizedText"/> or enum values,
/// each of which the edge words in the reader's language.
/// </param>
/// <param name="Field">The input that caused it, where there is one, by the name the command gives it.</param>
public sealed record Reason(string Key, object[] Args, string? Field = null)
{
    public static Reason Of(string key, params object[] args) => new($"Rule.{key}", args);

    public Reason At(string field) => this with { Field = field };

    public bool Equals(Reason? other) =>
        other is not null && Key == other.Key && Field == other.Field && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => HashCode.Combine(Key, Field, Args.Length);
}
