using System.Globalization;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Helpdesk.Web.TagHelpers;

/// <summary>A labelled form field with hint and error, each announced with the control it belongs to.</summary>
public abstract class FieldTagHelper(IHtmlGenerator html, Words words) : TagHelper
{
    /// <summary>The property behind the field, for example <c>Input.Question</c>.</summary>
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string Hint { get; set; } = "";

    /// <summary>Says "(optional)" behind the label: in this product what is not optional is required.</summary>
    public bool Optional { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    protected IHtmlGenerator Html => html;

    protected virtual string Css => "field";

    protected string Id => TagBuilder.CreateSanitizedId(Name, Html.IdAttributeDotReplacement);

    protected string Name => View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string? Error => View.ViewData.ErrorOf(Name);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var css = output.Attributes.TryGetAttribute("class", out var own) ? $"{Css} {own.Value}" : Css;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", css);

        var passedOn = context.AllAttributes
            .Where(a => a.Name is not ("class" or "for" or "label" or "hint" or "optional" or "items" or "none" or "type" or "list"))
            .ToDictionary(a => a.Name, a => a.Value);
        Describe(passedOn);
        Write(output.Content, passedOn);
    }

    protected virtual void Write(TagHelperContent content, Dictionary<string, object> attributes)
    {
        content.AppendHtml(LabelFor("form-label"));
        content.AppendHtml(HintText());
        content.AppendHtml(Control(attributes));
        content.AppendHtml(ErrorText());
    }

    protected abstract IHtmlContent Control(Dictionary<string, object> attributes);

    protected void AddClass(Dictionary<string, object> attributes, string css) => attributes["class"] = Error is null ? css : $"{css} is-invalid";

    protected TagBuilder LabelFor(string css)
    {
        var label = new TagBuilder("label");
        label.AddCssClass(css);
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label);
        if (Optional)
        {
            label.InnerHtml.AppendHtml(" <span class=\"optional\">").Append(words["Shared.Optional"]).AppendHtml("</span>");
        }

        return label;
    }

    protected IHtmlContent HintText() => Hint.Length == 0 ? HtmlString.Empty : Paragraph("form-text", $"{Id}_hint", "", Hint);

    protected IHtmlContent ErrorText() =>
        Error is { } error ? Paragraph("invalid-feedback", $"{Id}_error", IconTagHelper.Svg("exclamation-circle"), error) : HtmlString.Empty;

    private void Describe(Dictionary<string, object> attributes)
    {
        var described = string.Join(' ', new[] { Hint.Length > 0 ? $"{Id}_hint" : "", Error is not null ? $"{Id}_error" : "" }.Where(id => id.Length > 0));
        if (described.Length > 0)
        {
            attributes["aria-describedby"] = described;
        }

        if (Error is not null)
        {
            attributes["aria-invalid"] = "true";
        }
    }

    private static TagBuilder Paragraph(string css, string id, string symbol, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(css);
        paragraph.Attributes["id"] = id;
        paragraph.InnerHtml.AppendHtml(symbol).Append(text);
        return paragraph;
    }
}

/// <summary><c>&lt;text-field for="Input.Title" label="…" maxlength="200" /&gt;</c>; type text, email, password, search, number, date, time, datetime-local.</summary>
public sealed class TextFieldTagHelper(IHtmlGenerator html, Words words, ReaderTime time) : FieldTagHelper(html, words)
{
    public string Type { get; set; } = "text";

    protected override IHtmlContent Control(Dictionary<string, object> attributes)
    {
        AddClass(attributes, "form-control");
        attributes["type"] = Type;
        if (Type == "password")
        {
            // Never comes back in a page, also not in a refused one.
            return Html.GeneratePassword(View, For.ModelExplorer, For.Name, null, attributes);
        }

        var value = Type switch
        {
            "datetime-local" => time.Input(For.Model as DateTimeOffset?),
            "date" when For.Model is DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date" => time.Input(For.Model as DateTimeOffset?).Split('T')[0],
            "time" => (For.Model as TimeOnly?)?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
            _ => For.Model,
        };
        return Html.GenerateTextBox(View, For.ModelExplorer, For.Name, value, null, attributes);
    }
}

/// <summary><c>&lt;area-field for="Input.Body" label="…" rows="6" /&gt;</c>; grows with its text.</summary>
public sealed class AreaFieldTagHelper(IHtmlGenerator html, Words words) : FieldTagHelper(html, words)
{
    public int Rows { get; set; } = 4;

    protected override IHtmlContent Control(Dictionary<string, object> attributes)
    {
        AddClass(attributes, "form-control");
        attributes["data-autosize"] = "";
        return Html.GenerateTextArea(View, For.ModelExplorer, For.Name, Rows, 0, attributes);
    }
}

/// <summary><c>&lt;select-field for="Input.Reason" label="…" items="…" none="(none)" /&gt;</c>.</summary>
public sealed class SelectFieldTagHelper(IHtmlGenerator html, Words words) : FieldTagHelper(html, words)
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>The first entry, with an empty value; absent when something must be chosen.</summary>
    public string? None { get; set; }

    protected override IHtmlContent Control(Dictionary<string, object> attributes)
    {
        AddClass(attributes, "form-select");
        var value = For.Model is Enum chosen ? chosen.ToString() : Convert.ToString(For.Model, System.Globalization.CultureInfo.InvariantCulture);
        return Html.GenerateSelect(View, For.ModelExplorer, None, For.Name, Items, value is null ? [] : [value], allowMultiple: false, attributes);
    }
}

/// <summary><c>&lt;check-field for="Input.WaitForCustomer" label="…" /&gt;</c>.</summary>
public sealed class CheckFieldTagHelper(IHtmlGenerator html, Words words) : FieldTagHelper(html, words)
{
    protected override string Css => "form-check mb-3";

    protected override void Write(TagHelperContent content, Dictionary<string, object> attributes)
    {
        content.AppendHtml(Control(attributes));
        content.AppendHtml(LabelFor("form-check-label"));
        content.AppendHtml(HintText());
        content.AppendHtml(ErrorText());
    }

    protected override IHtmlContent Control(Dictionary<string, object> attributes)
    {
        AddClass(attributes, "form-check-input");
        return Html.GenerateCheckBox(View, For.ModelExplorer, For.Name, For.Model as bool?, attributes);
    }
}
