using Helpdesk.Application.Tickets;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>A table of tickets with its caption.</summary>
/// <param name="WithTier">Tickets of several tiers stand in it.</param>
public sealed record TicketList(IReadOnlyList<TicketRow> Rows, string Caption, bool WithTier = false);
