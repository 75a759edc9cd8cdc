using System.Collections;
using System.Globalization;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Helpdesk.Web.TagHelpers;

/// <summary><c>&lt;check-list for="Input.FamilyIds" label="…" items="…" /&gt;</c>: any number of a short list; nothing ticked is an empty list.</summary>
[HtmlTargetElement("check-list")]
public sealed class CheckListTagHelper(IHtmlGenerator html, Words words) : FieldTagHelper(html, words)
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        base.Process(context, output);
        output.TagName = "fieldset";
    }

    protected override void Write(TagHelperContent content, Dictionary<string, object> attributes)
    {
        content.AppendHtml("<legend class=\"form-label\">").Append(Label).AppendHtml("</legend>");
        content.AppendHtml(HintText());
        content.AppendHtml(ErrorText());
        content.AppendHtml(Control(attributes));
    }

    protected override IHtmlContent Control(Dictionary<string, object> attributes)
    {
        var chosen = (For.Model as IEnumerable ?? Array.Empty<object>()).Cast<object>()
            .Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)).ToHashSet();
        var list = new TagBuilder("div");
        list.AddCssClass("check-list");
        foreach (var (index, item) in Items.Index())
        {
            list.InnerHtml.AppendHtml(Row(index, item, chosen.Contains(item.Value), attributes));
        }

        return list;
    }

    private TagBuilder Row(int index, SelectListItem item, bool isChosen, Dictionary<string, object> attributes)
    {
        var id = index == 0 ? Id : $"{Id}_{index}";
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var (name, value) in attributes.Where(a => index == 0 || !a.Key.StartsWith("aria-", StringComparison.Ordinal)))
        {
            box.Attributes[name] = Convert.ToString(value, CultureInfo.InvariantCulture);
        }

        box.AddCssClass("form-check-input");
        (box.Attributes["type"], box.Attributes["id"], box.Attributes["name"], box.Attributes["value"]) = ("checkbox", id, Name, item.Value);
        if (isChosen)
        {
            box.Attributes["checked"] = "checked";
        }

        var label = new TagBuilder("label");
        label.AddCssClass("form-check-label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(item.Text);

        var row = new TagBuilder("div");
        row.AddCssClass("form-check m-0");
        row.InnerHtml.AppendHtml(box).AppendHtml(label);
        return row;
    }
}
