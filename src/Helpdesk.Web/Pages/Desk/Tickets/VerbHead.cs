namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>The top of a verb's page: where we are, what went wrong, what changed meanwhile, why it cannot be done.</summary>
public sealed record VerbHead(TicketFormPage Page, string Title);
