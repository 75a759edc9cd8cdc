using System.Net;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Trainings;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Trainings;

public sealed class TrainingPagesTests
{
    [Fact]
    public async Task A_lead_writes_a_course_and_plans_a_session_in_their_own_time_without_scripts()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        lena.Cookies["tz"] = "Europe/Berlin";
        Assert.NotNull((await lena.Get("/admin/trainings")).Find(".empty a[href='/admin/trainings/courses/new']"));

        var two = await lena.Submit((await lena.GetForm("/admin/trainings/courses/new")).Press("[data-row-add]"));
        Assert.Equal(2, two.Document.QuerySelectorAll("[data-row]").Length);
        var one = await lena.Submit(two.Form().Press("[formaction*='row=1']"));
        Assert.Single(one.Document.QuerySelectorAll("[data-row]"));
        var created = await lena.Submit(
            one.Form(), ("Input.NameEn", "Optics I"), ("Input.NameDe", "Optik I"), ("Input.Grants[0].Skill", $"{desk.CameraOptics.Id}"), ("Input.ValidityMonths", ""));
        var list = await lena.Follow(created);
        Assert.Contains("Optics (Cameras): 3 Competent", list.Text, StringComparison.Ordinal);
        Assert.Contains("without end", list.Text, StringComparison.Ordinal);

        var form = await lena.GetForm(list.Find("a[href$='/sessions/new']")!.GetAttribute("href")!);
        var planned = await lena.Submit(
            form, ("Input.StartsAt", "2027-03-28T09:00"), ("Input.EndsAt", "2027-03-28T12:00"), ("Input.Place", "Room 3"), ("Input.Trainer", "Dr. Vera Lind"));
        var session = await site.Database.Db(db => db.Sessions.SingleAsync());
        Assert.Equal((new DateTimeOffset(2027, 3, 28, 7, 0, 0, TimeSpan.Zero), 8), (session.StartsAt, session.Places));

        var page = await lena.Follow(planned);
        Assert.Contains("28 Mar 2027, 09:00 – 12:00", page.Text, StringComparison.Ordinal);
        var changed = await lena.Submit(await lena.GetForm($"/admin/trainings/sessions/{session.Id}/edit"), ("Input.Places", "5"));
        Assert.Contains("0 of 5", (await lena.Follow(changed)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("courses/new", "Input.NameEn", "")]
    [InlineData("courses/new", "Input.PassMark", "-1")]
    [InlineData("courses/new", "Input.PassMark", "many")]
    [InlineData("courses/new", "Input.PassMark", "")]
    [InlineData("courses/new", "Input.ValidityMonths", "0")]
    [InlineData("courses/new", "Input.Grants[0].Skill", "")]
    [InlineData("courses/new", "Input.Grants[0].Skill", "999999")]
    [InlineData("courses/new", "Input.Grants[0].Level", "Genius")]
    [InlineData("courses/new", "Input.RenewalCases", "5")]
    [InlineData("courses/{course}/sessions/new", "Input.Places", "0")]
    [InlineData("courses/{course}/sessions/new", "Input.Places", "-3")]
    [InlineData("courses/{course}/sessions/new", "Input.StartsAt", "2020-01-01T09:00")]
    [InlineData("courses/{course}/sessions/new", "Input.EndsAt", "2027-03-08T08:00")]
    [InlineData("courses/{course}/sessions/new", "Input.EndsAt", "soon")]
    [InlineData("courses/{course}/sessions/new", "Input.Place", "")]
    public async Task Bad_input_is_answered_on_the_complete_page_and_nothing_is_saved(string url, string field, string value)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        var course = await desk.Course();
        (string, string?)[] complete = url.EndsWith("courses/new", StringComparison.Ordinal)
            ? [("Input.NameEn", "Other"), ("Input.NameDe", "Anders"), ("Input.Grants[0].Skill", $"{desk.CameraOptics.Id}")]
            : [("Input.StartsAt", "2027-03-08T09:00"), ("Input.EndsAt", "2027-03-08T12:00"), ("Input.Place", "Room 3"), ("Input.Trainer", "Vera")];

        var refused = await lena.Submit(
            await lena.GetForm($"/admin/trainings/{url.Replace("{course}", $"{course.Id}", StringComparison.Ordinal)}"),
            [.. complete.Where(f => f.Item1 != field), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.All(refused.Errors, error => Assert.DoesNotContain("[[", error, StringComparison.Ordinal));
        Assert.NotEmpty(refused.Errors);
        Assert.NotNull(refused.Find("main form[method=post]"));
        Assert.Equal((1, 0), (await site.Database.Db(db => db.Courses.CountAsync()), await site.Database.Db(db => db.Sessions.CountAsync())));
    }

    [Fact]
    public async Task An_agent_enrols_waits_moves_up_and_gives_the_place_up()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, nora) = (site.Desk, await site.SignedInAs(site.Desk.Nora));
        var session = await desk.Session(await desk.Course(), 1, people: desk.Frida);
        var url = $"/desk/trainings/{session.Id}";

        var joined = await nora.Follow(await nora.Submit((await nora.Get(url)).Form("#join")));
        Assert.Contains("Number 1 on the waiting list", joined.Text, StringComparison.Ordinal);
        Assert.Contains("Number 1 on the waiting list", (await nora.Get("/desk/trainings")).Text, StringComparison.Ordinal);

        var lena = await site.SignedInAs(desk.Lena);
        var seen = await lena.Get($"/admin/trainings/sessions/{session.Id}");
        var taken = await lena.Submit(seen.Form("form:has(button[aria-label$='Frida Falk'])").Press("button[aria-label$='Frida Falk']"));
        Assert.Equal(HttpStatusCode.Found, taken.Status);
        var mine = await nora.Get(url);
        Assert.Contains("Enrolled", mine.Text, StringComparison.Ordinal);

        var left = await nora.Follow(await nora.Submit(mine.Form("#leave")));
        Assert.NotNull(left.Find("#join"));
        Assert.Equal(0, await site.Database.Db(db => db.Enrolments.CountAsync(e => e.State != EnrolmentState.Withdrawn)));
    }

    [Fact]
    public async Task Results_of_everybody_are_recorded_in_one_form_and_corrected_with_a_reason()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        var session = await desk.Session(await desk.Course(), 3, desk.Now.AddHours(-4), desk.Nora, desk.Frida);
        var url = $"/admin/trainings/sessions/{session.Id}/results";
        Assert.Contains("Results are due", (await lena.Get("/admin/trainings")).Text, StringComparison.Ordinal);

        var half = await lena.Submit(await lena.GetForm(url), ("Input.Lines[0].Score", "80"), ("Input.Lines[1].Score", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.Status);
        Assert.Equal(["Enter the score, or remove the tick at “was there”."], half.Errors);
        Assert.Equal("80", half.Form()["Input.Lines[0].Score"]);
        Assert.Equal(0, await site.Database.Db(db => db.Qualifications.CountAsync(q => q.SessionId != null)));

        var recorded = await lena.Submit(half.Form(), ("Input.Lines[1].Attended", null));
        var shown = await lena.Follow(recorded);
        Assert.Contains("Passed", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Was not there", shown.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.Database.Db(db => db.Qualifications.CountAsync(q => q.SessionId == session.Id)));

        var silent = await lena.Submit(await lena.GetForm(url), ("Input.Lines[0].Score", "20"));
        Assert.Equal(["Say why the results are corrected."], silent.Errors);
        var corrected = await lena.Submit(silent.Form(), ("Input.Correction", "Counted wrongly."));
        Assert.Contains("Corrected: Counted wrongly.", (await lena.Follow(corrected)).Text, StringComparison.Ordinal);
        Assert.NotNull(await site.Database.Db(db => db.Qualifications.Where(q => q.SessionId == session.Id).Select(q => q.RevokedAt).SingleAsync()));
        Assert.Equal(HttpStatusCode.Conflict, (await lena.Submit(silent.Form(), ("Input.Correction", "Again"))).Status);
    }

    [Fact]
    public async Task A_cancelled_session_tells_everybody_who_is_in_it()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        var session = await desk.Session(await desk.Course(), 1, people: [desk.Nora, desk.Frida]);
        var form = await lena.GetForm($"/admin/trainings/sessions/{session.Id}/cancel");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lena.Submit(form, ("Input.Reason", " "))).Status);
        await lena.Submit(form, ("Input.Reason", "The trainer is ill."));

        foreach (var agent in new[] { desk.Nora, desk.Frida })
        {
            Assert.Contains("The trainer is ill.", (await (await site.SignedInAs(agent)).Get("/desk/trainings")).Text, StringComparison.Ordinal);
        }

        Assert.Null((await lena.Get($"/admin/trainings/sessions/{session.Id}")).Find("#add"));
        Assert.Null((await lena.Get($"/admin/trainings/sessions/{session.Id}/cancel")).Find("main form"));
    }

    [Fact]
    public async Task A_lead_confirms_the_renewal_that_solved_cases_earn()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        var course = await desk.Course("Firmware I");
        await site.Database.Db(async db =>
        {
            var saved = await db.Courses.Include(c => c.Grants).SingleAsync(c => c.Id == course.Id);
            saved.Change(new(saved.Name, saved.Description, 60, 24, [new(desk.CameraFirmware.Id, SkillLevel.Competent)], 1, 6));
            await db.SaveChangesAsync();
        });
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent);
        var due = await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Competent, desk.Now.AddDays(20));
        var url = $"/admin/qualifications/{due.Id}/renew";

        var early = await lena.Get(url);
        Assert.Contains("Solved: 0 of 1 cases of this skill in the last 6 months.", early.Text, StringComparison.Ordinal);
        Assert.Null(early.Find("main form"));
        Assert.NotNull((await lena.Get("/admin/qualifications?concern=ExpiresSoon")).Find($"a[href='{url}']"));

        await A.Ticket.InSecondLevel().OwnedBy(desk.Nora).Resolved(d => d.Nora).AddTo(desk);
        var confirmed = await lena.Submit(await lena.GetForm(url));
        Assert.Contains("Firmware I: 1 cases", (await lena.Follow(confirmed)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_business_with_a_page_does_not_get_it()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var course = await desk.Course();
        var session = await desk.Session(course, 2);
        var petra = await site.SignedInAs(await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre));
        var (sam, lena) = (await site.SignedInAs(desk.Sam), await site.SignedInAs(desk.Lena));
        string[] leads = ["/admin/trainings", $"/admin/trainings/sessions/{session.Id}"];
        string[] teachers = ["/admin/trainings/courses/new", $"/admin/trainings/courses/{course.Id}", $"/admin/trainings/courses/{course.Id}/sessions/new",
            $"/admin/trainings/sessions/{session.Id}/edit", $"/admin/trainings/sessions/{session.Id}/results"];
        string[] missing = ["/admin/trainings/courses/99999", "/admin/trainings/courses/99999/sessions/new", "/admin/trainings/sessions/99999", "/admin/trainings/sessions/99999/edit",
            "/admin/trainings/sessions/99999/cancel", "/admin/trainings/sessions/99999/results", "/admin/qualifications/99999/renew", "/desk/trainings/99999", "/desk/guidelines/99999",
            $"/desk/trainings/{session.Id}?handler=Calendar"];

        Assert.All(await Statuses(sam, [.. leads, .. teachers]), status => Assert.Equal(HttpStatusCode.Forbidden, status));
        Assert.All(await Statuses(petra, leads), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.All(await Statuses(petra, teachers), status => Assert.Equal(HttpStatusCode.Forbidden, status));
        Assert.All(await Statuses(lena, missing), status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Null((await petra.Get("/admin/trainings")).Find("a[href*='/courses/']"));

        static async Task<List<HttpStatusCode>> Statuses(Browser browser, string[] urls)
        {
            var statuses = new List<HttpStatusCode>();
            foreach (var url in urls)
            {
                statuses.Add((await browser.Get(url)).Status);
            }

            return statuses;
        }
    }
}
