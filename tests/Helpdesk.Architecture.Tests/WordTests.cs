using System.Text.RegularExpressions;
using System.Xml.Linq;
using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Tickets;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Architecture.Tests;

/// <summary>The interface has every text in both languages, once, and no text that nobody shows.</summary>
public sealed partial class WordTests
{
    private static readonly ILookup<string, Entry> English = Read(german: false);
    private static readonly ILookup<string, Entry> German = Read(german: true);
    private static readonly IReadOnlyDictionary<string, string> Source = Repository.Source(".cs", ".cshtml");

    /// <summary>Texts that no file names in full: the members of an enum, and keys whose end is computed.</summary>
    private static readonly Lazy<Regex[]> Computed = new(() => [.. Source.Values.SelectMany(s => Interpolated().Matches(s))
        .Select(m => m.Groups["key"].Value).Distinct()
        .Select(key => new Regex($"^{Hole().Replace(Regex.Escape(key.Replace("{", "<", StringComparison.Ordinal).Replace("}", ">", StringComparison.Ordinal)), ".+")}$"))]);

    private static HashSet<string> Prefixes => [.. English.Select(e => e.Key.Split('.')[0])];

    private static HashSet<string> EnumKeys =>
        [.. Enums.SelectMany(e => Enum.GetNames(e).Select(name => $"{e.Name}.{name}"))];

    private static IEnumerable<Type> Enums => new[] { typeof(Ticket), typeof(Concern), typeof(WordList) }.SelectMany(t => t.Assembly.GetTypes()).Where(t => t.IsEnum);

    [Fact]
    public void There_are_texts() => Assert.True(English.Count > 300);

    [Fact]
    public void No_key_is_defined_twice() =>
        Findings.None(English.Concat(German).Where(e => e.Count() > 1).Select(e => $"{e.Key}: {string.Join(", ", e.Select(x => x.File))}"));

    [Fact]
    public void Every_text_is_there_in_English_and_in_German() =>
        Findings.None(English.Select(e => e.Key).ToHashSet().Except(German.Select(e => e.Key)).Select(key => $"{key} has no German text")
            .Concat(German.Select(e => e.Key).Except(English.Select(e => e.Key)).Select(key => $"{key} has no English text")));

    [Fact]
    public void No_text_is_empty() =>
        Findings.None(English.Concat(German).Where(e => string.IsNullOrWhiteSpace(e.First().Text)).Select(e => e.Key));

    [Fact]
    public void Both_languages_have_the_same_gaps_to_fill() =>
        Findings.None(English.Where(e => German.Contains(e.Key) && !Gaps(e.First().Text).SetEquals(Gaps(German[e.Key].First().Text))).Select(e => e.Key));

    [Fact]
    public void Every_text_that_the_source_names_exists() =>
        Findings.None(Named().Where(n => !English.Contains(n.Key)).Select(n => $"{n.File}: {n.Key}").Distinct());

    [Fact]
    public void Every_rule_has_a_text() =>
        Findings.None(Rules().Where(r => !English.Contains(r.Key)).Select(r => $"{r.File}: {r.Key}").Distinct());

    [Fact]
    public void Every_member_of_an_enum_that_is_shown_has_a_text() =>
        Findings.None(Enums.Where(e => English.Any(word => word.Key.StartsWith($"{e.Name}.", StringComparison.Ordinal)))
            .SelectMany(e => Enum.GetNames(e).Where(name => name != "None").Select(name => $"{e.Name}.{name}"))
            .Where(key => !English.Contains(key)));

    [Fact]
    public void Every_text_is_shown_somewhere()
    {
        var used = Named().Concat(Rules()).Select(n => n.Key).ToHashSet();
        used.UnionWith(EnumKeys);
        Findings.None(English.Select(e => e.Key).Where(key => !used.Contains(key) && !Computed.Value.Any(c => c.IsMatch(key))));
    }

    /// <summary>Literals that look like a key of ours: their first part is the first part of some key.</summary>
    private static IEnumerable<(string File, string Key)> Named()
    {
        var prefixes = Prefixes;
        return Source.SelectMany(f => Literal().Matches(f.Value).Select(m => (f.Key, m.Groups["key"].Value)))
            .Where(n => prefixes.Contains(n.Value.Split('.')[0]));
    }

    private static IEnumerable<(string File, string Key)> Rules()
    {
        var named = Source.SelectMany(f => Reason().Matches(f.Value).Select(m => (File: f.Key, Key: m.Groups["key"].Value))).ToList();
        return named.Where(n => !n.Key.Contains('{', StringComparison.Ordinal))
            .Concat(named.Where(n => n.Key == "PacketNames{f}")
                .SelectMany(n => Enum.GetValues<PacketField>().Where(f => f != PacketField.None).Select(f => (n.File, Key: $"PacketNames{f}"))))
            .Select(n => (n.File, $"Rule.{n.Key}"));
    }

    private static HashSet<string> Gaps(string text) => [.. Gap().Matches(text).Select(m => m.Groups[1].Value)];

    private static ILookup<string, Entry> Read(bool german) => Repository.Files("src/Helpdesk.Web/Resources", ".resx")
        .Where(f => f.Key.EndsWith(".de.resx", StringComparison.Ordinal) == german)
        .SelectMany(f => XDocument.Parse(f.Value).Descendants("data").Select(d => new Entry(f.Key, d.Attribute("name")!.Value, d.Element("value")?.Value ?? "")))
        .ToLookup(e => e.Key);

    private sealed record Entry(string File, string Key, string Text);

    [GeneratedRegex("(?<!\\$)\"(?<key>[A-Z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("\\$\"(?<key>[A-Z][A-Za-z0-9]*\\.[^\"]*\\{[^\"]*)\"")]
    private static partial Regex Interpolated();

    [GeneratedRegex("Reason\\.Of\\(\\s*\\$?\"(?<key>[^\"]+)\"")]
    private static partial Regex Reason();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Gap();
}
