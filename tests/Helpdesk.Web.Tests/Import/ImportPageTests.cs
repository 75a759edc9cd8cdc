using System.Net;
using System.Text;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Import;

public sealed class ImportPageTests
{
    private const string Headings = "name,mail,role,title,provider,teams,active\r\n";
    private const string Zoe = Headings + "Zoë Ziegler,zoe@desk.example,Lead,,,First Level,yes\r\n";

    [Fact]
    public async Task A_file_is_checked_shown_and_imported_as_it_was_shown()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);

        var check = await Upload(ada, "Agents", Encoding.UTF8.GetBytes(Zoe));
        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.Contains("Zoë Ziegler, zoe@desk.example", check.Text, StringComparison.Ordinal);
        Assert.Equal(8, await site.Database.Db(db => db.Agents.CountAsync()));

        var imported = await ada.Submit(check.Form("#import"));
        Assert.Equal("/admin/import", imported.Location);
        Assert.Equal(9, await site.Database.Db(db => db.Agents.CountAsync()));
        Assert.Contains("Everything is so already", (await Upload(ada, "Agents", Encoding.UTF8.GetBytes(Zoe))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_go_any_more_is_refused_with_its_lines()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, ada) = (site.Desk, await site.SignedInAs(site.Desk.Ada));
        var check = await Upload(ada, "Agents", Encoding.UTF8.GetBytes(Zoe));
        await site.Database.Save(db => { db.Teams.Single(t => t.Id == desk.FirstLevel.Id).Change("Front desk", []); return 0; });

        var refused = await ada.Submit(check.Form("#import"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("There is no team “First Level”", refused.Text, StringComparison.Ordinal);
        Assert.Equal(8, await site.Database.Db(db => db.Agents.CountAsync()));
    }

    [Fact]
    public async Task A_forged_changed_or_borrowed_file_is_not_imported()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var ada = await site.SignedInAs(desk.Ada);
        var anton = await site.SignedInAs(await desk.Hire("Anton Abel", Domain.Agents.AgentRole.Administrator));
        var form = (await Upload(ada, "Agents", Encoding.UTF8.GetBytes(Zoe))).Form("#import");
        var seal = form["Checked"]!;
        var own = (await Upload(anton, "Agents", Encoding.UTF8.GetBytes(Zoe))).Form("#import");

        var forged = await ada.Submit(form, ("Checked", Convert.ToBase64String(Encoding.UTF8.GetBytes(Zoe))), ("Input.Text", Zoe));
        var changed = await ada.Submit(form, ("Checked", seal[..^8] + "AAAAAAAA"));
        var otherKind = await ada.Submit(form, ("Input.Kind", "Skills"));
        var borrowed = await anton.Submit(own, ("Checked", seal));

        Assert.All([forged, changed, otherKind, borrowed], page =>
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("The checked file is no longer at hand", page.Text, StringComparison.Ordinal);
        });
        Assert.Equal(9, await site.Database.Db(db => db.Agents.CountAsync()));
    }

    [Fact]
    public async Task A_thousand_errors_are_counted_and_the_first_are_shown()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "de");
        var file = Headings + string.Concat(Enumerable.Range(0, 1000).Select(i => $"Agent {i},agent{i}@desk.example,King,,,,yes\r\n"));

        var page = await Upload(ada, "Agents", Encoding.UTF8.GetBytes(file));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("1000 Fehler", page.Text, StringComparison.Ordinal);
        Assert.Equal(200, page.Document.QuerySelectorAll("#faults tbody tr").Length);
        Assert.Contains("Die ersten 200 von 1000 werden gezeigt.", page.Text, StringComparison.Ordinal);
        Assert.Contains("„King“ ist hier nicht bekannt. Schreiben Sie eines von: Agent, Lead, Administrator.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Find("#import"));
    }

    [Fact]
    public async Task A_huge_file_another_encoding_and_no_file_are_answered_in_words()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);

        var huge = await Upload(ada, "Skills", new byte[5 * 1024 * 1024]);
        var latin = await Upload(ada, "Agents", Encoding.Latin1.GetBytes(Zoe));
        var none = await Upload(ada, "Agents", []);

        Assert.All([huge, latin, none], page => Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status));
        Assert.Contains("larger than 2 MB", huge.Text, StringComparison.Ordinal);
        Assert.Contains("Save it as “CSV UTF-8”", latin.Text, StringComparison.Ordinal);
        Assert.Contains("Choose a file.", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_is_a_file_that_the_readers_spreadsheet_opens()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var english = await (await site.SignedInAs(site.Desk.Ada)).Get("/admin/import?handler=Export&kind=Qualifications");
        var german = await (await site.SignedInAs(site.Desk.Ada, "de")).Get("/admin/import?handler=Export&kind=Agents");

        Assert.StartsWith("text/csv", english.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("qualifications.csv", english.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("sam.sommer@desk.example,Firmware,Cameras,,3,Certificate,No. 17,", english.Html, StringComparison.Ordinal);
        Assert.Contains("name;mail;role;title;provider;teams;active", german.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leads_and_agents_are_turned_away()
    {
        await using var site = await HelpdeskSite.OpenAsync();

        foreach (var agent in new[] { site.Desk.Lena, site.Desk.Frida })
        {
            var browser = await site.SignedInAs(agent);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/admin/import")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/admin/import?handler=Export&kind=Agents")).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await browser.Post("/admin/import?handler=Import", ("Input.Kind", "Agents"))).Status);
        }
    }

    private static async Task<TestSupport.Page> Upload(Browser browser, string kind, byte[] file)
    {
        var form = await browser.GetForm("/admin/import", "#upload");
        var content = new MultipartFormDataContent
        {
            { new StringContent(form["__RequestVerificationToken"]!), "__RequestVerificationToken" },
            { new StringContent(kind), "Input.Kind" },
            { new ByteArrayContent(file), "Upload", "people.csv" },
        };
        return await browser.Send(new HttpRequestMessage(HttpMethod.Post, "/admin/import?handler=Check") { Content = content });
    }
}
