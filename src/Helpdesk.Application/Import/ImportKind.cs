namespace Helpdesk.Application.Import;

/// <summary>What a file holds. Each kind has one format, which is exported and imported alike.</summary>
public enum ImportKind
{
    Agents = 1,
    Skills = 2,
    Qualifications = 3,
}

/// <summary>The headings of the formats.</summary>
public static class Columns
{
    public const string Mail = "mail";
    public const string Name = "name";
    public const string Role = "role";
    public const string Title = "title";
    public const string Provider = "provider";
    public const string Teams = "teams";
    public const string Active = "active";
    public const string Topic = "topic";
    public const string TopicDe = "topic (german)";
    public const string Family = "family";
    public const string Generations = "generations";
    public const string Level = "level";
    public const string Evidence = "evidence";
    public const string Reference = "reference";
    public const string ValidFrom = "valid from";

    /// <summary>A date is the last day on which it counts.</summary>
    public const string ValidUntil = "valid until";

    public const string VerifiedBy = "verified by";
    public const string Status = "status";

    /// <summary>Between several values of one cell.</summary>
    public const char Between = '|';

    /// <summary>Exported for people to read; an import only looks whether something is revoked.</summary>
    public static readonly IReadOnlyList<string> Optional = [VerifiedBy, Status];

    public static IReadOnlyList<string> Of(ImportKind kind) => kind switch
    {
        ImportKind.Agents => [Name, Mail, Role, Title, Provider, Teams, Active],
        ImportKind.Skills => [Topic, TopicDe, Family, Generations],
        ImportKind.Qualifications =>
            [Mail, Topic, Family, Generations, Level, Evidence, Reference, ValidFrom, ValidUntil, VerifiedBy, Status],
    };
}
