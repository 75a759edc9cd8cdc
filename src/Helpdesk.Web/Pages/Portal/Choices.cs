using System.Globalization;
using Helpdesk.Application.Portal;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Portal;

/// <summary>One step of choosing: each choice is a button that leads on at once.</summary>
/// <param name="Name">What is chosen: family, product or generation.</param>
public sealed record Choices(string Name, string Legend, IReadOnlyList<Choice> Offered)
{
    public static Choices Of(IEnumerable<PrepareReport.FamilyOffer> families, Words words) => new(
        "family", words["Portal.Choose.Family"],
        [.. families.Select(f => new Choice(Id(f.Id), f.Icon, words.Of(f.Name))).OrderBy(c => c.Title, StringComparer.CurrentCulture)]);

    public static Choices Of(IEnumerable<PrepareReport.ProductOffer> products, string icon, Words words) => new(
        "product", words["Portal.Choose.Product"],
        [.. products.Select(p => new Choice(Id(p.Id), icon, p.Name)), NotSure(words, words["Portal.Choose.NoProductText"])]);

    public static Choices Of(IEnumerable<PrepareReport.GenerationOffer> generations, Words words) => new(
        "generation", words["Portal.Choose.Generation"],
        [
            .. generations.Select(g => new Choice(Id(g.Id), PortalWords.Icon(g.Lifecycle), g.Name, words[$"Portal.Lifecycle.{g.Lifecycle}"])),
            NotSure(words, words["Portal.Choose.NoGenerationText"]),
        ]);

    private static Choice NotSure(Words words, string text) => new("0", "question-circle", words["Portal.Choose.NotSure"], text);

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}

public sealed record Choice(string Value, string Icon, string Title, string Text = "");
