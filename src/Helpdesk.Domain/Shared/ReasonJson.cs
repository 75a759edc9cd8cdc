using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Helpdesk.Domain.Routing;

namespace Helpdesk.Domain.Shared;

/// <summary>A reason as text and back, with every argument, so that it is worded in the reader's language whenever it is read.</summary>
public static class ReasonJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new ReasonConverter() },
    };

    public static string Write(Reason reason) => JsonSerializer.Serialize(reason, Options);

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    public static Reason Read(string json) => JsonSerializer.Deserialize<Reason>(json, Options) ?? throw new JsonException("There is no reason.");
}

internal sealed class ReasonConverter : JsonConverter<Reason>
{
    private static readonly Dictionary<string, Type> Enums = typeof(Reason).Assembly.GetTypes().Where(t => t.IsEnum).ToDictionary(t => t.Name);

    public override Reason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var written = JsonElement.ParseValue(ref reader);
        try
        {
            return new(
                written.GetProperty("key").GetString() ?? throw new JsonException("A reason has a key."),
                [.. written.GetProperty("args").EnumerateArray().Select(Read)],
                written.TryGetProperty("field", out var field) ? field.GetString() : null);
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new JsonException("This is no reason.", exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, Reason value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("key", value.Key);
        writer.WriteStartArray("args");
        foreach (var arg in value.Args)
        {
            Write(writer, arg);
        }

        writer.WriteEndArray();
        if (value.Field is { } field)
        {
            writer.WriteString("field", field);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, object arg)
    {
        if (arg is string word)
        {
            writer.WriteStringValue(word);
            return;
        }

        writer.WriteStartObject();
        switch (arg)
        {
            case int number: writer.WriteNumber("int", number); break;
            case long number: writer.WriteNumber("long", number); break;
            case DateTimeOffset at: writer.WriteString("at", at); break;
            case LocalizedText text: writer.WriteString("en", text.En); writer.WriteString("de", text.De); break;
            case Enum value: writer.WriteString("enum", value.GetType().Name); writer.WriteString("value", value.ToString()); break;
            case AnyTopic: writer.WriteBoolean("anyTopic", true); break;
            default: throw new JsonException($"Reasons hold no {arg.GetType().Name}.");
        }

        writer.WriteEndObject();
    }

    private static object Read(JsonElement arg)
    {
        if (arg.ValueKind == JsonValueKind.String)
        {
            return arg.GetString()!;
        }

        var first = arg.EnumerateObject().First();
        return first.Name switch
        {
            "int" => first.Value.GetInt32(),
            "long" => first.Value.GetInt64(),
            "at" => first.Value.GetDateTimeOffset(),
            "en" => new LocalizedText(first.Value.GetString()!, arg.GetProperty("de").GetString()!),
            "enum" when Enums.TryGetValue(first.Value.GetString()!, out var type)
                && Enum.TryParse(type, arg.GetProperty("value").GetString(), out var value) => value,
            "anyTopic" => new AnyTopic(),
            _ => throw new JsonException($"Reasons hold no “{first.Name}”."),
        };
    }
}
