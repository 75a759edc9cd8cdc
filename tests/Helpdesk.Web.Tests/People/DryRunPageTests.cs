using System.Net;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.People;

public sealed class DryRunPageTests
{
    [Fact]
    public async Task From_the_preview_a_typed_rule_is_replayed_and_nothing_is_saved()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(site.Desk);
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var edit = await EditAsync(site, Tier.Second);
        var before = (await ada.Get(edit)).Form();

        var preview = await ada.Submit(before.Press("[formaction*=Preview]"), ("Input.Conditions[0].Level", "Proficient"));
        var answer = await ada.Submit(preview.Form().Press("[formaction*=Replay]"), ("Days", "7"));
        var replayed = await ada.Follow(answer);

        Assert.Null((await ada.Get(edit)).Find("[formaction*=Replay]"));
        Assert.StartsWith($"{edit}/replay?days=7", answer.Location, StringComparison.Ordinal);
        Assert.Contains("0 of 1 assignments would go to somebody else, 1 to nobody", replayed.Text, StringComparison.Ordinal);
        Assert.Equal($"/desk/tickets/{ticket.Id}", replayed.Find("td a.number")!.GetAttribute("href"));
        Assert.Contains("Nobody: Nobody holds what it takes", replayed.Text, StringComparison.Ordinal);
        Assert.Equal(before["Input.Conditions[0].Level"], (await ada.Get(edit)).Form()["Input.Conditions[0].Level"]);
        Assert.True(replayed.Statements.Count <= 6);
    }

    [Fact]
    public async Task A_rule_as_it_is_changes_nothing_and_a_tier_without_work_says_so()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(site.Desk);
        var ada = await site.SignedInAs(site.Desk.Ada, "en");

        Assert.Contains("Nothing would change", (await ada.Get($"{await EditAsync(site, Tier.Second)}/replay")).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was assigned", (await ada.Get($"{await EditAsync(site, Tier.Third)}/replay?days=500")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows=1.9.."), InlineData("rows=nonsense"), InlineData("rows=1.5..4711"), InlineData("rows=99.5..")]
    public async Task An_address_that_no_rule_can_be_made_of_is_refused_in_words(string rows)
    {
        await using var site = await HelpdeskSite.OpenAsync();

        var refused = await (await site.SignedInAs(site.Desk.Ada, "en")).Get($"{await EditAsync(site, Tier.Second)}/replay?{rows}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Find(".error-summary"));
    }

    [Fact]
    public async Task Leads_do_not_replay()
    {
        await using var site = await HelpdeskSite.OpenAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAs(site.Desk.Lena)).Get($"{await EditAsync(site, Tier.Second)}/replay")).Status);
    }

    private static async Task<string> EditAsync(HelpdeskSite site, Tier tier) =>
        $"/admin/admission/{await site.Database.Db(db => db.AdmissionRules.Where(r => r.Tier == tier && r.FamilyId == null).Select(r => r.Id).SingleAsync())}";
}
