using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Helpdesk.Web.TagHelpers;

/// <summary><c>&lt;error-summary /&gt;</c>: what is wrong with the form, each entry a link to its field; nothing when all is well.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(Words words) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = View.ViewData.ModelState
            .SelectMany(field => field.Value!.Errors.Select(error => (Id: TagBuilder.CreateSanitizedId(field.Key, "_"), error.ErrorMessage)))
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("id", "error-summary");
        output.Content.AppendHtml("<h2>").AppendHtml(IconTagHelper.Svg("exclamation-octagon")).Append(words["Shared.PleaseCheck"]).AppendHtml("</h2><ul>");
        foreach (var (id, message) in errors)
        {
            var item = new TagBuilder(id.Length == 0 ? "span" : "a");
            if (id.Length > 0)
            {
                item.Attributes["href"] = $"#{id}";
            }

            item.InnerHtml.Append(message);
            output.Content.AppendHtml("<li>").AppendHtml(item).AppendHtml("</li>");
        }

        output.Content.AppendHtml("</ul>");
    }
}
