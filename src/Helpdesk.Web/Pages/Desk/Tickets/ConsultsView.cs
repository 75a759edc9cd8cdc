using Helpdesk.Application.Tickets;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>What specialists were asked about a ticket, for whoever looks.</summary>
public sealed record ConsultsView(long TicketId, IReadOnlyList<TicketBeside.Question> Questions, TicketActions May, long? Me);

/// <param name="MayEnd">Whether whoever looks can take it back.</param>
/// <param name="IsMine">Whether whoever looks is asked.</param>
public sealed record ConsultView(long TicketId, TicketBeside.Question Question, bool MayEnd, bool IsMine);
