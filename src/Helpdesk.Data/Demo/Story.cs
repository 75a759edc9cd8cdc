using System.Text.Json;
using System.Text.Json.Serialization;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Data.Demo;

/// <summary>A problem as customers, agents and developers talked about it: read from <c>stories.*.json</c>.</summary>
internal sealed record Story(
    string Key,
    Language Language,
    string Generation,
    string Topic,
    Impact Impact,
    Urgency Urgency,
    IReadOnlyList<Opening> Openings,
    string Environment,
    IReadOnlyList<Turn> First,
    IReadOnlyList<TriedStep> Tried,
    string? Question,
    string? Told,
    EscalationReason? Reason,
    IReadOnlyList<Turn> Second,
    StoryReturn? Return,
    StoryThird? Third,
    string Resolution,
    Tier SolvedAt)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new LanguageCode(), new JsonStringEnumConverter() } };

    private static readonly string[] Families = ["cameras", "phones", "notebooks"];

    /// <summary>The three families' stories in turn, so that any stretch of the list is mixed.</summary>
    public static IReadOnlyList<Story> All() =>
    [
        .. Families
            .SelectMany(family => Read<Story>($"stories.{family}.json").Select((story, position) => (story, position)))
            .OrderBy(s => s.position).Select(s => s.story),
    ];

    public static IReadOnlyList<StoryCustomer> Customers() => Read<StoryCustomer>("people.json");

    private static List<T> Read<T>(string name)
    {
        using var stream = typeof(Story).Assembly.GetManifestResourceStream(typeof(Story), name)!;
        return JsonSerializer.Deserialize<List<T>>(stream, Json)!;
    }
}

internal sealed record Opening(string Title, string Description);

internal sealed record Turn(Speaker By, string Text);

internal enum Speaker
{
    Agent,
    Customer,
    Note,
}

internal sealed record StoryReturn(ReturnCode Code, string? Missing, string Note)
{
    /// <summary>Before the specialists have done anything: something has to be mended first, then the ticket comes again.</summary>
    public bool ComesAgain => Code is ReturnCode.InsufficientInformation or ReturnCode.WrongProduct or ReturnCode.Duplicate;
}

internal sealed record StoryThird(
    string Question, string Reproduction, string Expected, string Actual, string Frequency, IReadOnlyList<Turn> Turns);

internal sealed record StoryCustomer(string Name, string Email, Language Language);

/// <summary>Stories say <c>de</c> or <c>en</c>.</summary>
internal sealed class LanguageCode : JsonConverter<Language>
{
    public override Language Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() == "de" ? Language.German : Language.English;

    public override void Write(Utf8JsonWriter writer, Language value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value == Language.German ? "de" : "en");
}
