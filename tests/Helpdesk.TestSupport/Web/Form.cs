using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Helpdesk.TestSupport;

/// <summary>A form as it was fetched: every field with the value it came with, hidden ones and the antiforgery token included.</summary>
public sealed class Form
{
    private readonly List<(string Name, string Value)> fields = [];
    private readonly string pageUrl;
    private readonly IHtmlFormElement element;
    private string action;

    internal Form(string pageUrl, IHtmlFormElement element)
    {
        (this.pageUrl, this.element) = (pageUrl, element);
        action = Address(element.GetAttribute("action"));
        fields.AddRange(element.Elements.OfType<IHtmlElement>().SelectMany(Successful));
    }

    public IReadOnlyList<(string Name, string Value)> Fields => fields;

    public string? this[string name] => fields.Where(f => f.Name == name).Select(f => f.Value).FirstOrDefault();

    /// <summary>Sends by this button, with its name, value and address.</summary>
    public Form Press(string selector)
    {
        var button = element.Owner!.QuerySelectorAll(selector).Single(b => b is IHtmlButtonElement or IHtmlInputElement);
        action = button.HasAttribute("formaction") ? Address(button.GetAttribute("formaction")) : action;
        if (button.GetAttribute("name") is { Length: > 0 } name)
        {
            fields.Add((name, button.GetAttribute("value") ?? ""));
        }

        return this;
    }

    internal HttpRequestMessage Request((string Field, string? Value)[] changes)
    {
        var replaced = changes.Select(c => c.Field).ToHashSet();
        var sent = fields.Where(f => !replaced.Contains(f.Name))
            .Concat(changes.Where(c => c.Value is not null).Select(c => (Name: c.Field, Value: c.Value!)))
            .Select(f => KeyValuePair.Create(f.Name, f.Value));
        return element.Method.Equals("post", StringComparison.OrdinalIgnoreCase)
            ? new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(sent) }
            : new HttpRequestMessage(HttpMethod.Get, $"{action.Split('?')[0]}?{string.Join('&', sent.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"))}");
    }

    private static IEnumerable<(string Name, string Value)> Successful(IHtmlElement field)
    {
        if (field.GetAttribute("name") is not { Length: > 0 } name || field.IsDisabled())
        {
            return [];
        }

        return field switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [(name, box.Value)] : [],
            IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" or "file" } => [],
            IHtmlInputElement input => [(name, input.Value)],
            IHtmlTextAreaElement area => [(name, area.Value)],
            IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => (name, o.Value)),
            _ => [],
        };
    }

    private string Address(string? given) => string.IsNullOrEmpty(given) ? pageUrl : given.StartsWith('?') ? pageUrl.Split('?')[0] + given : given;
}
