using System.Net;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Clocks;

public sealed class StepPagesTests
{
    private const string List = "/admin/clock-steps";
    private const string New = $"{List}/new";

    /// <summary>An id of nothing: past tickets that name it there are none, so trying it is no mistake.</summary>
    private const string Foreign = "4711";

    [Fact]
    public async Task A_step_is_made_by_the_form_and_the_list_says_when_and_what()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (ada, office) = (await site.SignedInAs(site.Desk.Ada, "en"), await site.Office());
        var sla = await site.Promises(AgreementKind.Sla, "Everybody", office.Id, "4", "8", "16");
        Assert.Contains("No step yet", (await ada.Get(List)).Text, StringComparison.Ordinal);

        var saved = await ada.Submit(
            await ada.GetForm(New), ("Input.Name", "An hour before"), ("Input.AgreementId", $"{sla.Id}"), ("Input.Measure", "Before"), ("Input.Amount", "60"),
            ("Input.LeastPriority", "2"), ("Input.Tier", "First"), ("Input.OnlyUnowned", "true"), ("Input.Actions", "CallLead"));
        var list = await ada.Follow(saved);

        Assert.Equal(List, saved.Location);
        var row = list.Find("main tbody tr")!.TextContent;
        Assert.All(["An hour before", "Everybody", "1:00 h of business time before"], words => Assert.Contains(words, row, StringComparison.Ordinal));
        Assert.InRange(list.Statements.Count, 1, 6);
        var step = await site.Database.Db(db => db.ClockSteps.SingleAsync());
        Assert.Equal(
            (ClockKind.Resolution, (long?)sla.Id, new StepMoment(StepMeasure.Before, 60, false), new StepCondition(2, Tier.First, null, true), StepActions.CallLead),
            (step.Clock, step.AgreementId, step.Moment, step.Condition, step.Actions));
    }

    [Fact]
    public async Task Tried_on_past_tickets_the_page_says_on_which_it_would_have_been_taken_and_saves_nothing()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (ada, office) = (await site.SignedInAs(site.Desk.Ada, "en"), await site.Office());
        var form = await ada.GetForm(New);
        var nothing = await ada.Submit(form.Press("button[formaction*=Replay]"), ("Input.Name", "Half"));
        await site.Promises(AgreementKind.Sla, "Everybody", office.Id, "4", "8", "16");
        var owned = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var free = await A.Ticket.Saying("Nobody has me").AddTo(site.Desk);
        await site.Database.DoDueWork();
        site.Database.Time.Advance(TimeSpan.FromDays(4));

        var page = await ada.Submit((await ada.GetForm(New)).Press("button[formaction*=Replay]"), ("Input.Name", "Half"), ("Input.Amount", "50"), ("Input.OnlyUnowned", "true"));
        var later = await ada.Submit(page.Form().Press("button[formaction*=Replay]"), ("Input.Measure", "After"), ("Input.Amount", "43200"), ("Input.ByTheClock", "true"));

        Assert.Contains("In the last 30 days no ticket had such a promise.", nothing.Find("#result")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "Half", "50"), (page.Status, page.Form()["Input.Name"], page.Form()["Input.Amount"]));
        Assert.Contains("The step would have been taken 1 times; clocks looked at: 2.", page.Find("#result")!.TextContent, StringComparison.Ordinal);
        var (taken, not) = (page.Document.QuerySelectorAll("#result details")[0], page.Document.QuerySelectorAll("#result details")[1]);
        Assert.NotNull(taken.QuerySelector($"a[href='/desk/tickets/{free.Id}']"));
        Assert.NotNull(not.QuerySelector($"a[href='/desk/tickets/{owned.Id}']"));
        Assert.Contains("0 times", later.Find("#result")!.TextContent, StringComparison.Ordinal);
        Assert.InRange(page.Statements.Count, 1, 8);
        Assert.Equal((0, 0), (await site.Database.Db(db => db.ClockSteps.CountAsync()), await site.Database.Db(db => db.ClockStepRuns.CountAsync())));
    }

    [Fact]
    public async Task Bad_input_is_refused_in_words_beside_its_field_on_saving_and_on_trying()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var form = (await ada.Submit(await ada.GetForm(New), ("Input.Name", ""))).Form();

        Assert.Equal("Please fill this in.", await ada.RefusedAsync(form, "Input.Name", ""));
        form = (await ada.Submit(form, ("Input.Name", "Early"), ("Input.Amount", "-1"))).Form();
        foreach (var amount in new[] { "-1", "43201", "many", "" })
        {
            Assert.NotEmpty(await ada.RefusedAsync(form, "Input.Amount", amount));
        }

        Assert.Equal("At most 1000 percent, or 30 days.", await ada.RefusedAsync(form, "Input.Amount", "1001"));
        form = (await ada.Submit(form, ("Input.Amount", "1001"))).Form();
        form = (await ada.Submit(form, ("Input.Amount", "80"), ("Input.Name", ""))).Form();
        (string Field, string? Value, string Says)[] bad =
        [
            ("Input.Clock", "99", ""), ("Input.Measure", "99", ""), ("Input.Tier", "9", ""), ("Input.LeastPriority", "6", "Between 1 and 5."),
            ("Input.AgreementId", Foreign, "Choose one of the list."), ("Input.FamilyId", Foreign, "Choose one of the list."), ("Input.TopicId", Foreign, "Choose one of the list."),
            ("Input.Actions", null, "Choose what the step does."), ("Input.Recipients", null, "Choose who is told."),
        ];
        foreach (var (field, value, says) in bad)
        {
            foreach (var sent in new[] { form, (await ada.Submit(form)).Form().Press("button[formaction*=Replay]") }.Take(value == Foreign ? 1 : 2))
            {
                var answer = await ada.Submit(sent, ("Input.Name", "Early"), (field, value));
                Assert.Equal((field, HttpStatusCode.UnprocessableEntity), (field, answer.Status));
                Assert.Equal((field, true), (field, answer.Find($"#error-summary a[href='#{field.Replace('.', '_')}']") is not null));
                Assert.Contains(says, answer.Find($"#{field.Replace('.', '_')}_error")!.TextContent, StringComparison.Ordinal);
                Assert.Equal("Early", answer.Form()["Input.Name"]);
            }
        }

        Assert.Equal(0, await site.Database.Db(db => db.ClockSteps.CountAsync()));
    }

    [Fact]
    public async Task A_step_is_changed_and_put_out_of_use_and_a_second_tab_is_told()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "de");
        var step = await site.Database.Save(db => db.ClockSteps.Add(new ClockStep(
            "Knapp", new(ClockKind.FirstResponse, null, new(StepMeasure.Percent, 80, false), StepCondition.Always, StepActions.Notify | StepActions.Escalate, StepRecipients.Owner | StepRecipients.Team),
            site.Database.Now)).Entity);
        var (one, other) = (await ada.GetForm($"{List}/{step.Id}"), await ada.GetForm($"{List}/{step.Id}"));
        Assert.Equal(["Notify", "Escalate"], one.Fields.Where(f => f.Name == "Input.Actions").Select(f => f.Value));
        Assert.Equal(["Owner", "Team"], one.Fields.Where(f => f.Name == "Input.Recipients").Select(f => f.Value));

        var saved = await ada.Submit(one, ("Input.Measure", "After"), ("Input.Amount", "90"), ("Input.ByTheClock", "true"), ("Input.Active", "false"));
        var stale = await ada.Submit(other, ("Input.Name", "Meiner"));

        Assert.Contains("1:30 h danach", (await ada.Follow(saved)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("1:30 h danach", stale.Find("table.changes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Meiner", stale.Form()["Input.Name"]);
        Assert.False(await site.Database.Db(db => db.ClockSteps.Select(s => s.Active).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Get($"{List}/4711")).Status);
    }
}
