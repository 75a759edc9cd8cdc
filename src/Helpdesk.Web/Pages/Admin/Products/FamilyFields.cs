using Helpdesk.Application.Products;

namespace Helpdesk.Web.Pages.Admin.Products;

/// <summary>The fields of a family, new or old; named so that they bind as the page's <c>Input</c>.</summary>
public sealed record FamilyFields(FamilyForm Input);
