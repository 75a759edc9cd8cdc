using Helpdesk.Application.Tickets;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>The packets of a ticket and the overrides in force, for whoever looks.</summary>
/// <param name="Leads">May end an override.</param>
public sealed record PacketView(long TicketId, Packets.Result Packets, IReadOnlyList<GetTicket.Override> Overrides, bool Leads);
