using Helpdesk.Application.Trainings;

namespace Helpdesk.Web.Pages.Admin.Trainings;

/// <summary>The fields of a session, new or old; named so that they bind as the page's <c>Input</c>.</summary>
public sealed record SessionFields(SessionForm Input);
