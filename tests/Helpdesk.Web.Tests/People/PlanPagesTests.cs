using System.Net;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.People;

public sealed class PlanPagesTests
{
    [Fact]
    public async Task A_lead_plans_a_week_by_the_form_and_it_comes_back_as_it_was_typed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var lena = await site.SignedInAs(site.Desk.Lena, "en");
        var address = $"/admin/agents/{site.Desk.Sam.Id}/plan";

        var answer = await lena.Submit(
            await lena.GetForm(address, "form#plan"),
            ("Input.Week[0].Shifts[0].From", "08:00"), ("Input.Week[0].Shifts[0].Until", "16:30"),
            ("Input.Week[4].Shifts[0].From", "22:00"), ("Input.Week[4].Shifts[0].Until", "06:00"), ("Input.Capacity", "5"));
        var form = await lena.GetForm(address, "form#plan");
        var agent = await lena.Get($"/admin/agents/{site.Desk.Sam.Id}");

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Equal(("08:00", "16:30", "", "22:00", "06:00", "5"), (
            form["Input.Week[0].Shifts[0].From"], form["Input.Week[0].Shifts[0].Until"], form["Input.Week[0].Shifts[1].From"],
            form["Input.Week[4].Shifts[0].From"], form["Input.Week[4].Shifts[0].Until"], form["Input.Capacity"]));
        Assert.NotNull(agent.Find($"a[href='{address}']"));
    }

    [Theory]
    [InlineData("Input.Week[0].Shifts[0].From", "early")]
    [InlineData("Input.Week[0].Shifts[0].From", "25:00")]
    [InlineData("Input.Capacity", "-1")]
    [InlineData("Input.Capacity", "many")]
    [InlineData("Input.Capacity", "")]
    [InlineData("Input.WaitingLimit", "99999999999")]
    [InlineData("Input.TimeZone", "Mars/Olympus")]
    [InlineData("Input.Languages", null)]
    [InlineData("Input.Languages", "Latin")]
    public async Task Bad_input_is_named_at_its_field_and_nothing_is_saved(string field, string? value)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var lena = await site.SignedInAs(site.Desk.Lena, "de");

        var answer = await lena.Submit(await lena.GetForm($"/admin/agents/{site.Desk.Sam.Id}/plan", "form#plan"), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Single(answer.Errors);
        Assert.NotNull(answer.Find(answer.Find("#error-summary li a")!.GetAttribute("href")!));
        Assert.Equal(0, await site.Database.Db(db => db.WorkPlans.CountAsync()));
    }

    [Fact]
    public async Task Shifts_that_overlap_and_an_absence_that_ends_before_it_begins_are_refused_in_words()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var lena = await site.SignedInAs(site.Desk.Lena, "en");
        var address = $"/admin/agents/{site.Desk.Sam.Id}/plan";

        var overlap = await lena.Submit(
            await lena.GetForm(address, "form#plan"),
            ("Input.Week[0].Shifts[0].From", "08:00"), ("Input.Week[0].Shifts[0].Until", "12:00"),
            ("Input.Week[0].Shifts[1].From", "11:00"), ("Input.Week[0].Shifts[1].Until", "13:00"));
        var inverted = await lena.Submit(
            await lena.GetForm($"{address}/absence"), ("Input.From", "2027-03-05T10:00"), ("Input.Until", "2027-03-04T10:00"));
        var alike = await lena.Submit(await lena.GetForm($"{address}/day"), ("Input.Day", "2027-03-05"), ("Input.From", "10:00"), ("Input.Until", "10:00"));
        var noDay = await lena.Submit(await lena.GetForm($"{address}/day"), ("Input.Day", "someday"));

        Assert.Equal(["Two of these shifts overlap, perhaps over midnight."], overlap.Errors);
        Assert.Equal("#Input_Week_0__Shifts_1__From", overlap.Find("#error-summary li a")!.GetAttribute("href"));
        Assert.Equal(["The end must be after the beginning."], inverted.Errors);
        Assert.Equal(["A shift ends at another time than it begins."], alike.Errors);
        Assert.Equal(["This value is not understood."], noDay.Errors);
    }

    [Fact]
    public async Task Absences_and_other_hours_are_entered_read_by_the_agent_and_removed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (lena, sam) = (await site.SignedInAs(site.Desk.Lena, "en"), await site.SignedInAs(site.Desk.Sam, "en"));
        var address = $"/admin/agents/{site.Desk.Sam.Id}/plan";

        await lena.Submit(await lena.GetForm($"{address}/absence"), ("Input.Kind", "Training"), ("Input.From", "2027-03-04T08:00"), ("Input.Until", "2027-03-05T17:00"));
        await lena.Submit(await lena.GetForm($"{address}/day"), ("Input.Day", "2027-03-08"));
        var plan = await lena.Get(address);
        var mine = await sam.Get("/desk/me");
        var removed = await lena.Submit(plan.Form("form[action$='handler=EndAbsence']").Press("button[name=absence]"));
        await lena.Submit(plan.Form("form[action$='handler=RestoreDay']").Press("button[name=day]"));
        var after = await lena.Get(address);

        Assert.Contains("Training, 4 Mar 2027, 08:00", plan.Text, StringComparison.Ordinal);
        Assert.Contains("Mon, 8 Mar 2027: day off", plan.Text, StringComparison.Ordinal);
        Assert.Contains("Training: 4 Mar 2027, 08:00", mine.Text, StringComparison.Ordinal);
        Assert.Equal(address, removed.Location);
        Assert.Contains("No absences", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("day off", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_filled_the_form_in_for_an_older_plan_sees_what_changed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var lena = await site.SignedInAs(site.Desk.Lena, "en");
        var address = $"/admin/agents/{site.Desk.Sam.Id}/plan";
        var mine = await lena.GetForm(address, "form#plan");
        await lena.Submit(await lena.GetForm(address, "form#plan"), ("Input.Capacity", "3"));

        var stale = await lena.Submit(mine, ("Input.Capacity", "9"), ("Input.Week[0].Shifts[0].From", "08:00"), ("Input.Week[0].Shifts[0].Until", "12:00"));
        var again = await lena.Submit(stale.Form("form#plan"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Monday 08:00–12:00", stale.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, again.Status);
    }
}
