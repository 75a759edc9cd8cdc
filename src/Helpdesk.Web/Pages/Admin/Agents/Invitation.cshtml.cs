using Helpdesk.Application.Agents;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Helpdesk.Web.Pages.Admin.Agents;

/// <summary>Shows a one-time link exactly once; what the page forgets nobody can read again.</summary>
public sealed class InvitationModel(SiteAddress site) : HelpdeskPage
{
    private const string Link = "InvitationLink";
    private const string Until = "InvitationUntil";

    [FromRoute]
    public long Id { get; set; }

    public EditAgent.Form Agent { get; private set; } = null!;

    public string? Address { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public override async Task LoadAsync(CancellationToken cancellationToken) => Agent = await Send(new EditAgent.Query(Id));

    public void OnGet()
    {
        Address = TempData[Link] as string;
        ExpiresAt = TempData[Until] as DateTime? is { } until ? new DateTimeOffset(DateTime.SpecifyKind(until, DateTimeKind.Utc)) : null;
        Response.Headers.CacheControl = "no-store";
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Show(TempData, site, await Send(new InviteAgent.Command(Id)));
        return Done(AgentLinks.Invitation(Id), "People.LinkMade");
    }

    internal static void Show(ITempDataDictionary data, SiteAddress site, Invited invited)
    {
        data[Link] = site.Of(AccountLinks.Invitation(invited.Token));
        data[Until] = invited.ExpiresAt.UtcDateTime;
    }
}
