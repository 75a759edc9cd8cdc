using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Helpdesk.Web.TagHelpers;

/// <summary>
/// Every form that posts carries the antiforgery token. The framework gives it only to forms without an action of their own,
/// because it takes any other for a foreign site; ours all stay here, which <c>form-action 'self'</c> makes sure of.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostFormTagHelper(IHtmlGenerator html) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.AllAttributes.ContainsName("action"))
        {
            output.PostContent.AppendHtml(html.GenerateAntiforgery(View));
        }
    }
}
