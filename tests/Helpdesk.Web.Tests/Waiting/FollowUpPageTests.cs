using System.Net;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Waiting;

public sealed class FollowUpPageTests
{
    [Fact]
    public async Task A_customer_reports_again_what_was_closed_and_gets_a_new_private_link()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida).Confirmed();
        var old = await builder.AddTo(site.Desk);
        var browser = site.Anonymous("de");
        var url = $"/t/{builder.Link.Text}";

        await browser.Get("/");
        var closed = await browser.Get(url);
        var form = await browser.GetForm($"{url}/again");
        var silent = await browser.Submit(form, ("Input.Body", " "));
        var sent = await browser.Submit(form, ("Input.Body", "Seit dem Regen sucht sie wieder."));
        var twice = await browser.Submit(form, ("Input.Body", "Seit dem Regen sucht sie wieder."));
        var received = await browser.Follow(sent);
        var made = await browser.Get(sent.Location!.Replace("/received", "", StringComparison.Ordinal));

        Assert.Contains("Es ist doch nicht gelöst", closed.Find($".status-panel a[href='{url}/again']")!.TextContent, StringComparison.Ordinal);
        Assert.InRange(closed.Statements.Count, 1, 6);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Single(silent.Errors);
        Assert.Equal(sent.Location, twice.Location);
        Assert.Contains("/received", sent.Location!, StringComparison.Ordinal);
        Assert.NotNull(received.Find("#private-link"));
        Assert.Contains("Seit dem Regen sucht sie wieder.", made.Text, StringComparison.Ordinal);
        Assert.Null(made.Find("#linked"));

        var id = await site.Database.Db(db => db.Tickets.Where(t => t.FollowsId == old.Id).Select(t => t.Id).SingleAsync());
        var frida = await site.SignedInAs(site.Desk.Frida, "de");
        var (before, after) = (await frida.Get($"/desk/tickets/{old.Id}"), await frida.Get($"/desk/tickets/{id}"));
        Assert.Contains("Erneut gemeldet als", before.Find("#linked")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(before.Find($"#linked a[href='/desk/tickets/{id}']"));
        Assert.Contains("Folgt auf", after.Find("#linked")!.TextContent, StringComparison.Ordinal);
        Assert.InRange(after.Statements.Count, 1, 6);
    }

    [Fact]
    public async Task In_ones_own_list_both_lead_to_each_other_and_what_is_open_is_not_reported_again()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var old = await A.Ticket.From(desk.Carla, desk.CarlasAccount.Id).OwnedBy(d => d.Frida).Resolved(d => d.Frida).AddTo(desk);
        var carla = await site.SignedInAs(desk.CarlasAccount.Id, "en");
        var url = $"/my-tickets/{old.Id}";

        var early = await carla.Get($"{url}/again");
        site.Database.Time.Advance(TimeSpan.FromDays(14));
        carla = await site.SignedInAs(desk.CarlasAccount.Id, "en");
        var late = await carla.Get(url);
        await carla.Submit(await carla.GetForm($"{url}/again"), ("Input.Body", "Again"));
        var id = await site.Database.Db(db => db.Tickets.Where(t => t.FollowsId == old.Id).Select(t => t.Id).SingleAsync());
        var (before, after) = (await carla.Get(url), await carla.Get($"/my-tickets/{id}"));

        Assert.Null(early.Find("main form[method=post]"));
        Assert.Contains("not over yet", early.Text, StringComparison.Ordinal);
        Assert.NotNull(late.Find($"a[href='{url}/again']"));
        Assert.Contains("Reported again as", before.Text, StringComparison.Ordinal);
        Assert.NotNull(before.Find($"a[href='/my-tickets/{id}']"));
        Assert.NotNull(after.Find($"main a[href='{url}']"));
        Assert.InRange(before.Statements.Count, 1, 6);
    }
}
