using Helpdesk.Application.Portal;

namespace Helpdesk.Web.Pages.Portal;

internal static class PortalLinks
{
    public const string MyTickets = "/my-tickets";
    public const string Register = "/account/register";
    public const string ChangeChoice = "/report?handler=Change";

    /// <summary>The report form with what is chosen so far.</summary>
    public static string Report(long? family = null, long? product = null, long? generation = null) =>
        "/report" + Choice(family, product, generation, "?");

    /// <summary>The report form for the same device.</summary>
    public static string Report(FollowTicket.Offered same) => Report(same.Family, same.Product, same.Generation);

    /// <summary>Back to an earlier choice; the form's text goes along.</summary>
    public static string Change(long? family = null, long? product = null) => ChangeChoice + Choice(family, product, null, "&");

    public static string Ticket(TicketAccess access) => access.Token is { } token ? $"/t/{token}" : $"{MyTickets}/{access.Ticket}";

    public static string Received(string token) => $"/t/{token}/received";

    public static string Reopen(TicketAccess access) => $"{Ticket(access)}/reopen";

    /// <summary>It is not solved after all, and too late to reopen.</summary>
    public static string FollowUp(TicketAccess access) => $"{Ticket(access)}/again";

    public static string Urgent(TicketAccess access) => $"{Ticket(access)}/urgent";

    public static string SignInFor(TicketAccess access) => $"{SharedLinks.SignIn}?returnUrl={Uri.EscapeDataString(Ticket(access))}";

    private static string Choice(long? family, long? product, long? generation, string first)
    {
        var chosen = new (string Name, long? Id)[] { ("family", family), ("product", product), ("generation", generation) };
        var query = string.Join('&', chosen.Where(c => c.Id is not null).Select(c => $"{c.Name}={c.Id}"));
        return query.Length == 0 ? "" : first + query;
    }
}
