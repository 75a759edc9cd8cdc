using System.Net;
using Helpdesk.Domain.Qualifications;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.People;

public sealed class MatrixPageTests
{
    [Fact]
    public async Task A_cell_says_level_and_status_in_words_and_its_headings_are_read_aloud()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena, "de"));
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Proficient, verified: false);

        var page = await lena.Get("/admin/qualifications/matrix");

        var row = page.Find($"tr:has(a[href='/admin/agents/{desk.Nora.Id}'])")!;
        Assert.Equal("row", row.QuerySelector("th")!.GetAttribute("scope"));
        Assert.Equal("4 erfahren · Nicht bestätigt", row.QuerySelector("td[data-label='Optik'] .badge.qual-unverified")!.TextContent);
        Assert.NotNull(row.QuerySelector("td[data-label='Optik'] .badge svg"));
        Assert.NotNull(page.Find("table.matrix caption"));
        Assert.All(page.Document.QuerySelectorAll("table.matrix thead th"), h => Assert.Equal("col", h.GetAttribute("scope")));
        Assert.NotNull((await lena.Get("/admin/qualifications")).Find("a[href='/admin/qualifications/matrix']"));
        Assert.NotNull((await lena.Get($"/admin/agents/{desk.Nora.Id}")).Find("a[href='/admin/qualifications/matrix']"));
    }

    [Fact]
    public async Task Whatever_stands_in_the_address_is_answered()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));

        Assert.Equal(HttpStatusCode.OK, (await lena.Get("/admin/qualifications/matrix?level=Genius&status=Revoked&number=-3&team=999999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lena.Get("/admin/qualifications/matrix?family=999999")).Status);
        Assert.NotNull((await lena.Get($"/admin/qualifications/matrix?family={desk.Phones.Id}&status=Expired")).Find(".empty"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAs(desk.Frida)).Get("/admin/qualifications/matrix")).Status);
    }
}
