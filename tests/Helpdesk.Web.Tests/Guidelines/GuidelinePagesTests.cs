using System.Net;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Guidelines;

public sealed class GuidelinePagesTests
{
    [Fact]
    public async Task A_lead_writes_and_publishes_an_agent_reads_and_acknowledges()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena, frida) = (site.Desk, await site.SignedInAs(site.Desk.Lena), await site.SignedInAs(site.Desk.Frida));
        Assert.NotNull((await lena.Get("/admin/guidelines")).Find(".empty"));
        Assert.NotNull((await frida.Get("/desk/guidelines")).Find(".empty"));

        var saved = await lena.Submit(
            await lena.GetForm("/admin/guidelines/new"),
            ("Input.TitleEn", "On the phone"), ("Input.TitleDe", "Am Telefon"), ("Input.BodyEn", "Say your name.\n\nListen first."), ("Input.BodyDe", "Nennen Sie Ihren Namen."));
        var draft = await lena.Follow(saved);
        var endless = await lena.Submit(draft.Form("#publish"), ("Input.DaysToRead", "1000"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter a number from 0 to 90."), (endless.Status, endless.Errors.Single()));
        var published = await lena.Submit(endless.Form("#publish"), ("Input.DaysToRead", "0"));
        Assert.Contains("Version 1", (await lena.Follow(published)).Text, StringComparison.Ordinal);

        Assert.Contains("Guidelines to read and acknowledge: 1", (await frida.Get("/desk/me")).Text, StringComparison.Ordinal);
        var id = await site.Database.Db(db => db.Guidelines.Select(g => g.Id).SingleAsync());
        var page = await frida.Get($"/desk/guidelines/{id}");
        Assert.Equal(["Say your name.", "Listen first."], page.Document.QuerySelectorAll(".prose p").Select(p => p.TextContent.Trim()));
        var done = await frida.Follow(await frida.Submit(page.Form()));
        Assert.DoesNotContain("To read", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Guidelines to read", (await frida.Get("/desk/me")).Text, StringComparison.Ordinal);
        Assert.Contains("Acknowledged", (await lena.Get($"/admin/guidelines/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_replaced_while_it_was_read_is_not_acknowledged()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, frida) = (site.Desk, await site.SignedInAs(site.Desk.Frida));
        var guideline = await desk.Guideline();
        var form = await frida.GetForm($"/desk/guidelines/{guideline.Id}");
        await site.Database.Db(async db =>
        {
            var saved = await db.Guidelines.Include(g => g.Versions).SingleAsync();
            saved.Write(saved.Title, new("New", "Neu"));
            saved.Publish(desk.Lena.Id, 0, desk.Now);
            await db.SaveChangesAsync();
        });

        var late = await frida.Submit(form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("newer version", late.Errors.Single(), StringComparison.Ordinal);
        Assert.Contains("New", late.Text, StringComparison.Ordinal);
        Assert.Equal(0, await site.Database.Db(db => db.Acknowledgements.CountAsync()));
    }

    [Fact]
    public async Task Admission_can_ask_for_them_and_a_refusal_names_the_guideline()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, ada, frida) = (site.Desk, await site.SignedInAs(site.Desk.Ada), await site.SignedInAs(site.Desk.Frida));
        var guideline = await desk.Guideline();
        var ticket = await A.Ticket.AddTo(desk);
        var rule = await site.Database.Db(db => db.AdmissionRules.Where(r => r.Tier == Tier.First).Select(r => r.Id).SingleAsync());

        var asked = await ada.Submit(await ada.GetForm($"/admin/admission/{rule}"), ("Input.RequiresGuidelines", "true"));
        var saved = await ada.Submit(asked.Form("form[data-guard]"), ("Input.Confirmed", "true"), ("Input.GapReason", "Everybody reads it today"));
        Assert.Contains("the current customer guidelines are acknowledged", (await ada.Follow(saved)).Text, StringComparison.Ordinal);
        Assert.Equal("true", (await ada.GetForm($"/admin/admission/{rule}"))["Input.RequiresGuidelines"]);

        const string Missing = "The guideline “On the phone” is not acknowledged in its current version.";
        var shut = await frida.Get($"/desk/tickets/{ticket.Id}");
        Assert.Contains(Missing, shut.Text, StringComparison.Ordinal);
        Assert.InRange(shut.Statements.Count, 1, 6);
        Assert.Contains(Missing, (await frida.Get("/desk/me")).Text, StringComparison.Ordinal);

        await frida.Submit(await frida.GetForm($"/desk/guidelines/{guideline.Id}"));
        Assert.DoesNotContain(Missing, (await frida.Get("/desk/me")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.TitleEn", "")]
    [InlineData("Input.TitleEn", "On the phone")]
    [InlineData("Input.BodyDe", " ")]
    public async Task Bad_input_is_answered_on_the_complete_page(string field, string value)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        await desk.Guideline();
        (string, string?)[] complete = [("Input.TitleEn", "By mail"), ("Input.TitleDe", "Per Mail"), ("Input.BodyEn", "Hello"), ("Input.BodyDe", "Hallo")];

        var refused = await lena.Submit(await lena.GetForm("/admin/guidelines/new"), [.. complete.Where(f => f.Item1 != field), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Errors);
        Assert.Equal(1, await site.Database.Db(db => db.Guidelines.CountAsync()));
    }

    [Fact]
    public async Task Two_who_edit_at_once_are_told_and_only_the_companys_leads_write()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        var guideline = await desk.Guideline();
        var petra = await site.SignedInAs(await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre));
        var url = $"/admin/guidelines/{guideline.Id}";
        var (first, second) = (await lena.GetForm($"{url}/edit"), await lena.GetForm($"{url}/edit"));

        await lena.Submit(first, ("Input.BodyEn", "First"));
        var stale = await lena.Submit(second, ("Input.BodyEn", "Second"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("First", stale.Find(".changes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await lena.Submit(stale.Form(), ("Input.BodyEn", "Second"))).Status);

        Assert.Equal(HttpStatusCode.OK, (await petra.Get(url)).Status);
        Assert.Null((await petra.Get(url)).Find("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await petra.Get($"{url}/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await petra.Get("/admin/guidelines/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lena.Get("/admin/guidelines/99999")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAs(desk.Sam)).Get(url)).Status);

        var off = await lena.Follow(await lena.Submit((await lena.Get(url)).Form("#activity")));
        Assert.Contains("Deactivated", off.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await petra.Get($"/desk/guidelines/{guideline.Id}")).Status);
    }
}
