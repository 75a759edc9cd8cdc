using System.Globalization;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Helpdesk.Web.TagHelpers;

/// <summary><c>&lt;cascade-field for="Input.GenerationId" parent="Input_ProductId" groups="…" none="…" /&gt;</c>: what is offered follows
/// from what another field says; without scripts everything is offered, in groups.</summary>
public sealed class CascadeFieldTagHelper(IHtmlGenerator html, Words words) : FieldTagHelper(html, words)
{
    /// <summary>The id of the field that decides.</summary>
    public string Parent { get; set; } = "";

    public IEnumerable<CascadeGroup> Groups { get; set; } = [];

    /// <summary>The first entry, with an empty value; absent when something must be chosen.</summary>
    public string? None { get; set; }

    protected override IHtmlContent Control(Dictionary<string, object> attributes)
    {
        AddClass(attributes, "form-select");
        var select = new TagBuilder("select");
        foreach (var (name, value) in attributes.Where(a => a.Key is not ("parent" or "groups")))
        {
            select.Attributes[name] = Convert.ToString(value, CultureInfo.InvariantCulture);
        }

        select.Attributes["id"] = Id;
        select.Attributes["name"] = Name;
        select.Attributes["data-cascade"] = Parent;
        var chosen = Chosen();
        if (None is not null)
        {
            select.InnerHtml.AppendHtml(Option(new(None, ""), chosen));
        }

        foreach (var group in Groups)
        {
            var options = new TagBuilder("optgroup") { Attributes = { ["label"] = group.Label, ["data-parent"] = group.Parent } };
            foreach (var item in group.Items)
            {
                options.InnerHtml.AppendHtml(Option(item, chosen));
            }

            select.InnerHtml.AppendHtml(options);
        }

        return select;
    }

    private string Chosen() =>
        View.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } typed
            ? typed
            : Convert.ToString(For.Model, CultureInfo.InvariantCulture) ?? "";

    private static TagBuilder Option(SelectListItem item, string chosen)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = item.Value;
        option.InnerHtml.Append(item.Text);
        if (item.Value == chosen)
        {
            option.Attributes["selected"] = "selected";
        }

        return option;
    }
}

/// <param name="Parent">The value of the deciding field that these belong to.</param>
public sealed record CascadeGroup(string Parent, string Label, IEnumerable<SelectListItem> Items);
