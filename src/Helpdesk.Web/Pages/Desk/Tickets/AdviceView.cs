using Helpdesk.Application.Routing;
using Helpdesk.Application.Tickets;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <param name="IsWhole">With every team and with how it is computed, not only what follows from it.</param>
public sealed record AdviceView(HistoryAdvice History, GetAdvice.Alike Alike, bool IsWhole);
