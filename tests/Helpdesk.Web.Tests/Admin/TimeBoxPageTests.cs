using System.Net;
using Helpdesk.Application.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Admin;

public sealed class TimeBoxPageTests
{
    [Fact]
    public async Task A_family_gets_its_time_and_a_category_its_own_and_First_Level_is_told_on_the_ticket()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        var address = $"/admin/products/{site.Desk.Cameras.Id}/time-boxes";

        var form = await ada.GetForm(address);
        var family = await ada.Follow(await ada.Submit(form, ("Input.Rows[0].Minutes", "45"), ("Input.Rows[1].Minutes", "20")));
        var saved = await ada.GetForm(address);

        Assert.Contains("2 set, from 20 min", family.Text, StringComparison.Ordinal);
        Assert.Equal(("45", "20"), (saved["Input.Rows[0].Minutes"], saved["Input.Rows[1].Minutes"]));

        await site.Database.DoDueWork();
        var ticket = await A.Ticket.AddTo(site.Desk);
        await site.Database.Send(new Claim.Command(ticket.Id), site.Desk.As(site.Desk.Frida));
        site.Database.Time.Advance(TimeSpan.FromMinutes(45));
        await site.Database.DoDueWork();
        var frida = await site.SignedInAs(site.Desk.Frida, "de");
        var page = await frida.Get($"/desk/tickets/{ticket.Id}");

        Assert.Contains("First Level hat lange genug versucht", page.Text, StringComparison.Ordinal);
        Assert.Contains("Der Zeitrahmen des First Level ist aufgebraucht: 45 Minuten", page.Text, StringComparison.Ordinal);
        Assert.Equal("TimeBoxReached", (await frida.GetForm($"/desk/tickets/{ticket.Id}/escalate"))["Input.Reason"]);
    }

    [Fact]
    public async Task A_bad_time_is_named_at_its_field_and_what_was_typed_stays()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        var form = await ada.GetForm($"/admin/products/{site.Desk.Cameras.Id}/time-boxes");

        var answer = await ada.Submit(form, ("Input.Rows[0].Minutes", "0"), ("Input.Rows[1].Minutes", "soon"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Find("#Input_Rows_1__Minutes[aria-invalid=true]"));
        Assert.Equal(("0", "soon"), (answer.Form()["Input.Rows[0].Minutes"], answer.Form()["Input.Rows[1].Minutes"]));
        Assert.Empty((await site.Database.Db(db => db.Families.SingleAsync(f => f.Id == site.Desk.Cameras.Id))).TimeBoxes);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Get("/admin/products/999999/time-boxes")).Status);
    }

    [Fact]
    public async Task Triage_says_what_it_is_about_in_the_readers_language()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var frida = await site.SignedInAs(site.Desk.Frida, "de");
        var address = $"/desk/tickets/{ticket.Id}";

        await frida.Submit(await frida.GetForm(address + "/triage"), ("Input.CategoryId", $"{site.Desk.Optics.Id}"));
        var forged = await frida.Submit(await frida.GetForm(address + "/triage"), ("Input.CategoryId", "999999"));

        var page = await frida.Get(address);
        Assert.Contains($"Frida Falk sagt, worum es geht: {site.Desk.Optics.Name.De}", page.Text, StringComparison.Ordinal);
        Assert.Matches($"Worum es geht\\s*{site.Desk.Optics.Name.De}", page.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.NotNull(forged.Find("#Input_CategoryId[aria-invalid=true]"));
        Assert.Equal($"{site.Desk.Optics.Id}", (await frida.GetForm(address + "/triage"))["Input.CategoryId"]);
    }
}
