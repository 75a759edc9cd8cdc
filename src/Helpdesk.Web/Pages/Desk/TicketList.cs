using Helpdesk.Application.Tickets;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>A table of tickets with its caption.</summary>
/// <param name="WithTier">Tickets of several tiers stand in it.</param>
/// <param name="Calls">Who called for a lead, and why.</param>
public sealed record TicketList(IReadOnlyList<TicketRow> Rows, string Caption, bool WithTier = false, IReadOnlyList<GetAttention.Call>? Calls = null);
