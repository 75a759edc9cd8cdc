namespace Helpdesk.Domain.Shared;

/// <summary>A word of the company's own data in the two languages of the interface.</summary>
public sealed record LocalizedText(string En, string De)
{
    public const int MaxLength = 120;

    /// <summary>Of a name that was read by its languages; null where there is none.</summary>
    public static LocalizedText? OrNone(string? en, string? de) => en is not null && de is not null ? new(en, de) : null;

    public string In(Language language) => language == Language.German ? De : En;

    public override string ToString() => En;
}

public enum Language
{
    English = 1,
    German = 2,
}
