using System.Net;
using Helpdesk.Data.DueWork;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Admin;

public sealed class DueWorkPageTests
{
    [Fact]
    public async Task The_administrator_sees_what_failed_and_why_and_has_all_of_it_tried_again()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        await site.Database.DoDueWork();
        await site.Database.Save(db =>
        {
            db.Due.AddRange(Enumerable.Range(1, 30).Select(i => new DueItem("OfNoRelease", i, site.Database.Now)));
            return 0;
        });
        await site.Database.DoDueWork();
        await site.Database.Db(db => db.Due.Where(d => d.Kind == "OfNoRelease").ExecuteUpdateAsync(set => set.SetProperty(d => d.Tries, DueItem.MostTries)));
        var ada = await site.SignedInAs(site.Desk.Ada, "en");

        var page = await ada.Get("/admin/due-work");
        var second = await ada.Get("/admin/due-work?number=2");
        var german = await (await site.SignedInAs(site.Desk.Ada, "de")).Get("/admin/due-work");
        var retried = await ada.Follow(await ada.Submit(page.Form("form#retry-all")));

        Assert.Contains("Nothing here does this kind of work.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Runs: 30, failed: 30", page.Text, StringComparison.Ordinal);
        Assert.Equal((25, 5), (Rows(page), Rows(second)));
        Assert.Contains("Nichts hier erledigt diese Art von Arbeit.", german.Text, StringComparison.Ordinal);
        Assert.Null(retried.Find("form#retry-all"));
        Assert.Equal(30, await site.Database.Db(db => db.Due.CountAsync(d => d.Kind == "OfNoRelease" && d.Tries == 0)));

        static int Rows(Page page) => page.Document.QuerySelectorAll("form[action$='handler=Retry']").Length;
    }

    [Fact]
    public async Task What_recurs_says_its_schedule_and_runs_when_asked()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var page = await ada.Get("/admin/due-work");

        await ada.Submit(page.Form("form:has(input[value='NoticeCleaning'])"));
        await site.Database.DoDueWork();
        var after = await ada.Get("/admin/due-work");
        var unknown = await ada.Submit(page.Form("form:has(input[value='NoticeCleaning'])"), ("kind", "Nothing"));

        Assert.Contains("Every day at 03:40 UTC", page.Text, StringComparison.Ordinal);
        Assert.Contains("Every 15 minutes", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing failed", page.Text, StringComparison.Ordinal);
        Assert.Contains("Runs: 1, failed: 0", after.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
    }
}
