using System.Globalization;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Helpdesk.Web.TagHelpers;

/// <summary><c>&lt;time at="@ticket.CreatedAt" /&gt;</c> in the reader's zone; <c>relative</c> lets the browser say how long ago.</summary>
[HtmlTargetElement("time", Attributes = "at", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeTagHelper(ReaderTime time) : TagHelper
{
    public DateTimeOffset At { get; set; }

    public bool Relative { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        if (Relative)
        {
            output.Attributes.SetAttribute("data-relative", "");
        }

        output.Content.SetContent(time.Full(At));
    }
}
