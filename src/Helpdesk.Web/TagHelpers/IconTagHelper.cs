using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Helpdesk.Web.TagHelpers;

/// <summary><c>&lt;icon name="lock" /&gt;</c>: a picture beside words, so silent for screen readers.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public bool Large { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Large ? "icon icon-lg" : "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Html(Name));
    }

    internal static string Html(string name) => $"<use href=\"/dist/icons.svg#{name}\"></use>";

    internal static string Svg(string name) => $"<svg class=\"icon\" aria-hidden=\"true\">{Html(name)}</svg>";
}
