using Helpdesk.Application.Guidelines;

namespace Helpdesk.Web.Pages.Admin.Guidelines;

/// <summary>The fields of a guideline, new or old; named so that they bind as the page's <c>Input</c>.</summary>
public sealed record GuidelineFields(GuidelineForm Input);
