using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>A decision as text and back, with every argument of its reasons, so that it is worded in the reader's language whenever it is read.</summary>
public static class DecisionJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(), new ReasonConverter() },
    };

    public static string Write(Decision decision) => JsonSerializer.Serialize(decision, Options);

    /// <exception cref="JsonException">It is not what <see cref="Write(Decision)"/> wrote.</exception>
    public static Decision Read(string json) =>
        JsonSerializer.Deserialize<Decision>(json, Options) ?? throw new JsonException("There is no decision.");

    public static string Write(PullDecision decision) => JsonSerializer.Serialize(decision, Options);

    /// <exception cref="JsonException">It is not what <see cref="Write(PullDecision)"/> wrote.</exception>
    public static PullDecision ReadPull(string json) =>
        JsonSerializer.Deserialize<PullDecision>(json, Options) ?? throw new JsonException("There is no decision.");
}
