namespace Helpdesk.Domain.Shared;

/// <summary>A word of the company's own data in the two languages of the interface.</summary>
public sealed record LocalizedText(string En, string De)
{
    public const int MaxLength = 120;

    public string In(Language language) => language == Language.German ? De : En;

    public override string ToString() => En;
}

public enum Language
{
    English = 1,
    German = 2,
}
