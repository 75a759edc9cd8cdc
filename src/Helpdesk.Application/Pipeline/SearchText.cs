namespace Helpdesk.Application.Pipeline;

/// <summary>What somebody typed to look for, as every database takes it.</summary>
public static class SearchText
{
    public const int MaxLength = 100;

    /// <summary>The words without what surrounds them, at most <see cref="MaxLength"/> characters; empty where nothing was asked.</summary>
    public static string Read(string typed)
    {
        var text = typed.Replace("\0", "", StringComparison.Ordinal).Trim();
        return text.Length <= MaxLength ? text : text[..EndBefore(text, MaxLength)];
    }

    /// <summary>Half of a character that takes two is no text to a database.</summary>
    public static int EndBefore(string text, int end) => char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
}
