using System.Net;
using Helpdesk.Domain.Qualifications;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.People;

public sealed class QualificationPagesTests
{
    [Fact]
    public async Task A_lead_records_in_the_readers_zone_and_another_verifies()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        lena.Cookies["tz"] = "Europe/Berlin";

        var added = await lena.Submit(
            await lena.GetForm($"/admin/agents/{desk.Nora.Id}/qualifications/new"),
            ("Input.Skill", $"{desk.CameraOptics.Id}"), ("Input.Reference", "Optics I, file 12"), ("Input.ValidFrom", "2027-03-01"), ("Input.ValidUntil", "2027-03-28"));
        var shown = await lena.Follow(added);
        var saved = await site.Database.Db(db => db.Qualifications.SingleAsync(q => q.AgentId == desk.Nora.Id));

        // The last day is the one on which summer time begins; it counts until its midnight.
        Assert.Equal(new DateTimeOffset(2027, 2, 28, 23, 0, 0, TimeSpan.Zero), saved.ValidFrom);
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 22, 0, 0, TimeSpan.Zero), saved.ValidUntil);
        Assert.Contains("28 Mar 2027", shown.Text, StringComparison.Ordinal);

        var verified = await lena.Submit(shown.Form("form[action$='handler=Verify']"));
        Assert.Equal(HttpStatusCode.Found, verified.Status);
        Assert.Contains("Expires 28 Mar 2027", (await lena.Follow(verified)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_verification_of_ones_own_is_refused_and_the_page_says_why()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        var own = await desk.Qualify(desk.Lena, desk.CameraOptics, SkillLevel.Expert, verified: false);
        var page = await lena.Get($"/admin/agents/{desk.Lena.Id}");
        var token = page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var forged = await lena.Post(
            $"/admin/agents/{desk.Lena.Id}?handler=Verify", ("__RequestVerificationToken", token), ("qualification", $"{own.Id}"), ("version", "1"));

        Assert.Null(page.Find("form[action$='handler=Verify']"));
        Assert.Contains("Nobody verifies their own qualification", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.NotEmpty(forged.Errors);
        Assert.Null(await site.Database.Db(db => db.Qualifications.Where(q => q.Id == own.Id).Select(q => q.VerifiedAt).SingleAsync()));
    }

    [Theory]
    [InlineData("Input.ValidUntil", "2026-01-01")]
    [InlineData("Input.ValidUntil", "tomorrow")]
    [InlineData("Input.ValidFrom", "")]
    [InlineData("Input.Skill", "")]
    [InlineData("Input.Skill", "999999")]
    [InlineData("Input.Level", "Genius")]
    [InlineData("Input.Reference", "")]
    public async Task Bad_input_for_a_qualification_is_answered_on_the_complete_page(string field, string value)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        (string, string?)[] complete = [("Input.Skill", $"{desk.CameraOptics.Id}"), ("Input.Reference", "Optics I"), ("Input.ValidFrom", "2027-03-01")];

        var refused = await lena.Submit(
            await lena.GetForm($"/admin/agents/{desk.Nora.Id}/qualifications/new"), [.. complete.Where(f => f.Item1 != field), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Errors);
        Assert.Equal(0, await site.Database.Db(db => db.Qualifications.CountAsync(q => q.AgentId == desk.Nora.Id)));
    }

    [Fact]
    public async Task A_revocation_asks_why_and_the_past_stays_readable()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        var held = await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent);
        var form = await lena.GetForm($"/admin/qualifications/{held.Id}/revoke");

        var silent = await lena.Submit(form, ("Input.Reason", " "));
        var revoked = await lena.Submit(form, ("Input.Reason", "Certificate withdrawn"));
        var now = await lena.Follow(revoked);
        var past = await lena.Get($"/admin/agents/{desk.Nora.Id}?at=2027-02-01T12:00");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Contains("Certificate withdrawn", now.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Certificate withdrawn", past.Text, StringComparison.Ordinal);
        Assert.NotNull(past.Find(".qual-valid"));
        Assert.Equal(HttpStatusCode.Conflict, (await lena.Submit(form, ("Input.Reason", "Again"))).Status);
    }

    [Fact]
    public async Task The_overview_lists_what_waits_and_verifies_it()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent, verified: false);

        var verified = await lena.Submit(await lena.GetForm("/admin/qualifications"));

        Assert.Equal(HttpStatusCode.Found, verified.Status);
        Assert.NotNull((await lena.Follow(verified)).Find(".empty"));
        Assert.Equal(HttpStatusCode.OK, (await lena.Get("/admin/qualifications?concern=Nonsense&number=-4")).Status);
    }

    [Fact]
    public async Task The_admission_editor_works_without_scripts()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        var created = await ada.Submit((await ada.Get("/admin/admission")).Form("form:has([value=Second])"), ("family", $"{site.Desk.Cameras.Id}"));

        var editor = await ada.Follow(created);
        var longer = await ada.Submit(editor.Form().Press("[data-row-add]"));
        var filled = await ada.Submit(
            longer.Form(), ("Input.Conditions[1].Alternative", "2"), ("Input.Conditions[1].Level", "Competent"), ("Input.Conditions[1].Evidence", "Degree"));
        var list = await ada.Follow(filled);
        var shorter = await ada.Submit((await ada.GetForm(created.Location!)).Press("[formaction*='row=0']"));

        Assert.Equal(2, longer.Document.QuerySelectorAll("[data-row]").Length);
        Assert.Equal("/admin/admission", filled.Location);
        Assert.Contains("One of these is enough", list.Text, StringComparison.Ordinal);
        Assert.Equal("Degree", shorter.Form()["Input.Conditions[0].Evidence"]);

        var bad = await ada.Submit(await ada.GetForm(created.Location!), ("Input.Conditions[0].Alternative", "many"), ("Input.Conditions[1].Topic", "999999"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        Assert.NotEmpty(bad.Errors);
    }

    [Fact]
    public async Task A_skill_is_added_and_taken_out_of_use_in_the_browser()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, ada) = (site.Desk, await site.SignedInAs(site.Desk.Ada, "de"));
        var url = $"/admin/skills/new/{desk.Phones.Id}";

        var empty = await ada.Submit(await ada.GetForm(url));
        var added = await ada.Submit(await ada.GetForm(url), ("Input.TopicEn", "Screens"), ("Input.TopicDe", "Displays"), ("Input.Generations", $"{desk.Phone.Generations.First().Id}"));
        var foreign = await ada.Submit(await ada.GetForm(url), ("Input.Topic", $"{desk.Optics.Id}"), ("Input.Generations", $"{desk.Current.Id}"));
        var listed = await ada.Follow(added);
        var off = await ada.Submit(listed.Form("tr:has(.cell-title) form:has(button[aria-label$='Displays'])"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.Status);
        Assert.Contains("Lumo P3", listed.Text, StringComparison.Ordinal);
        Assert.Contains("Außer Gebrauch", (await ada.Follow(off)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Get("/admin/skills/new/999999")).Status);
    }

    [Theory]
    [InlineData("/admin/agents")]
    [InlineData("/admin/agents?q=Sam&role=Agent&provider=0&concern=Expired&inactive=true&number=9")]
    [InlineData("/admin/agents/{nora}")]
    [InlineData("/admin/agents/{nora}/edit")]
    [InlineData("/admin/agents/{nora}/deactivate")]
    [InlineData("/admin/agents/{nora}/invitation")]
    [InlineData("/admin/agents/{nora}/qualifications/new")]
    [InlineData("/admin/qualifications?concern=ExpiresSoon")]
    [InlineData("/admin/skills")]
    [InlineData("/admin/admission")]
    [InlineData("/account/password")]
    public async Task Every_page_speaks_both_languages_in_at_most_six_statements(string url)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        foreach (var language in new[] { "en", "de" })
        {
            var page = await (await site.SignedInAs(site.Desk.Ada, language)).Get(url.Replace("{nora}", $"{site.Desk.Nora.Id}", StringComparison.Ordinal));

            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("[[", page.Html, StringComparison.Ordinal);
            Assert.InRange(page.Statements.Count, 0, 6);
        }
    }
}
