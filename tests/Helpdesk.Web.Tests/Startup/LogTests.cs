using System.Net;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Startup;

public sealed class LogTests
{
    private const string Typed = "fourteen chars";

    [Fact]
    public async Task The_log_holds_requests_and_ids_but_neither_private_links_nor_what_people_wrote()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        foreach (var source in new[] { "Default", "Override:Microsoft", "Override:System" })
        {
            site.With($"Serilog:MinimumLevel:{source}", "Information");
        }

        var report = A.Ticket.OwnedBy(site.Desk.Frida);
        await report.AddTo(site.Desk);
        var invitation = SecretToken.Create();
        await site.Database.Save(db => db.Add(new Invitation(site.Desk.AccountOf(site.Desk.Nora), invitation, site.Database.Now)).Entity);
        var browser = site.Anonymous();

        var link = await browser.GetForm($"/t/{report.Link.Text}", "form[action='?handler=Reply']");
        var unfinished = await browser.Submit(link, ("Input.Body", ""));
        var replied = await browser.Submit(link, ("Input.Body", Typed));
        var refused = await browser.Submit(await browser.GetForm($"/account/invitation/{invitation.Text}"), ("Input.Password", Typed));
        var log = site.ReadLog();

        Assert.Equal(
            [HttpStatusCode.UnprocessableEntity, HttpStatusCode.Found, HttpStatusCode.UnprocessableEntity],
            [unfinished.Status, replied.Status, refused.Status]);
        Assert.DoesNotContain(report.Link.Text, log, StringComparison.Ordinal);
        Assert.DoesNotContain(invitation.Text, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Typed, log, StringComparison.Ordinal);
        Assert.Contains("\"RequestId\":", log, StringComparison.Ordinal);
        Assert.Contains("CustomerReply.Command", log, StringComparison.Ordinal);
        Assert.Contains("AcceptInvitation.Command", log, StringComparison.Ordinal);
    }
}
