using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Every text of the interface by key and language, read once from <c>Resources/*.resx</c>.</summary>
public sealed class WordList
{
    private const string Prefix = "Helpdesk.Web.Resources.";
    private const string Suffix = ".resources";

    /// <summary>The languages of the interface; the first is the one for everybody else.</summary>
    public static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("de")];

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> texts = Cultures.ToFrozenDictionary(c => c.Name, Read);

    /// <summary>The text in the current language. A missing one shows its key, which the tests forbid; in brackets that pages write as they are.</summary>
    public string this[string key] => Of(CultureInfo.CurrentUICulture).GetValueOrDefault(key, $"[[{key}]]");

    public bool Has(string key) => texts[Cultures[0].Name].ContainsKey(key);

    public FrozenDictionary<string, string> Of(CultureInfo culture) =>
        texts.GetValueOrDefault(culture.TwoLetterISOLanguageName) ?? texts[Cultures[0].Name];

    public static Language CurrentLanguage =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" ? Language.German : Language.English;

    public static CultureInfo CultureOf(Language language) => language switch
    {
        Language.English => Cultures[0],
        Language.German => Cultures[1],
    };

    private static FrozenDictionary<string, string> Read(CultureInfo culture)
    {
        var assembly = typeof(WordList).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => new ResourceManager(name[..^Suffix.Length], assembly))
            .SelectMany(manager => manager.GetResourceSet(culture, createIfNotExists: true, tryParents: culture.Equals(Cultures[0]))?.Cast<DictionaryEntry>() ?? [])
            .ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
