using System.Net;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Traineeships;

/// <summary>A traineeship in the browser, from its start to the qualification.</summary>
public sealed class TraineeshipPagesTests
{
    private const string Draft = "Please press and hold the shutter for ten seconds.";

    [Fact]
    public async Task A_lead_starts_it_and_sees_how_far_it_has_come()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        var start = $"/admin/agents/{desk.Nora.Id}/traineeships/new";

        var person = await lena.Get($"/admin/agents/{desk.Nora.Id}");
        Assert.Equal(start, person.Find($"a[href='{start}']")!.GetAttribute("href"));
        Assert.Null((await lena.Get(start)).Find("main form[method=post]"));
        var chosen = await lena.Get($"{start}?skill={desk.CameraFirmware.Id}");
        var refused = await lena.Submit(chosen.Form(), ("Input.Tier", "Second"), ("Input.Level", "Competent"), ("Input.Mentor", $"{desk.Theo.Id}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Theo Thoma is not admitted to Second Level for Cameras by their own qualifications.", refused.Errors);
        var done = await lena.Submit(refused.Form(), ("Input.Mentor", $"{desk.Sam.Id}"), ("Input.Cases", "1"));

        Assert.Equal(HttpStatusCode.Found, done.Status);
        var shown = await lena.Follow(done);
        Assert.Contains("0 of 1", shown.Text, StringComparison.Ordinal);
        Assert.Contains("In training, mentor Sam Sommer", shown.Text, StringComparison.Ordinal);
        Assert.InRange(shown.Statements.Count, 1, 6);
        Assert.Contains("Nora Nagel", (await lena.Get("/admin/traineeships")).Text, StringComparison.Ordinal);
        var me = await (await site.SignedInAs(desk.Nora)).Get("/desk/me");
        Assert.Contains("0 of 1 released cases", me.Text, StringComparison.Ordinal);
        Assert.InRange(me.Statements.Count, 1, 6);
    }

    [Fact]
    public async Task What_a_trainee_writes_goes_to_the_mentor_and_the_customer_sees_it_once_it_is_released()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, builder) = (site.Desk, A.Ticket.InSecondLevel().OwnedBy(d => d.Nora));
        await desk.Traineeship(desk.Nora, desk.Sam, desk.CameraFirmware, cases: 1);
        var ticket = await builder.AddTo(desk);
        var (nora, sam, customer) = (await site.SignedInAs(desk.Nora), await site.SignedInAs(desk.Sam), site.Anonymous());
        await customer.Get("/");
        var before = (await customer.Get($"/t/{builder.Link.Text}")).Find("main")!.TextContent;

        var page = await nora.Get($"/desk/tickets/{ticket.Id}");
        Assert.Contains("this goes to Sam Sommer first", page.Find("form.composer")!.TextContent, StringComparison.Ordinal);
        var sent = await nora.Submit(page.Form("form.composer"), ("Kind", "Reply"), ("Input.Body", Draft));
        var waits = await nora.Follow(sent);
        Assert.Contains("Your answer waits for Sam Sommer", waits.Text, StringComparison.Ordinal);
        Assert.Contains(Draft, waits.Text, StringComparison.Ordinal);
        Assert.InRange(waits.Statements.Count, 1, 6);
        var kept = await customer.Get($"/t/{builder.Link.Text}");
        Assert.Equal(before, kept.Find("main")!.TextContent);
        Assert.DoesNotContain("shutter", kept.Html, StringComparison.OrdinalIgnoreCase);

        Assert.Contains("An answer of a colleague in training waits for you.", (await sam.Get("/desk")).Text, StringComparison.Ordinal);
        Assert.Contains("Nora Nagel", (await sam.Get("/desk/to-release")).Text, StringComparison.Ordinal);
        var deciding = await sam.Get($"/desk/tickets/{ticket.Id}/answer");
        Assert.InRange(deciding.Statements.Count, 1, 6);
        Assert.Equal(Draft, deciding.Form()["Input.Body"]);
        var released = await sam.Follow(await sam.Submit(deciding.Form(), ("Input.Body", "Please hold the shutter for ten seconds. The focus is learnt anew.")));

        Assert.Contains("Sam Sommer changed and released the answer of Nora Nagel", released.Text, StringComparison.Ordinal);
        var told = await customer.Get($"/t/{builder.Link.Text}");
        Assert.Contains("The focus is learnt anew.", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam", told.Find("main")!.TextContent, StringComparison.Ordinal);
        var drafts = await nora.Get($"/desk/tickets/{ticket.Id}/answer");
        Assert.Contains(Draft, drafts.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_says_why_and_is_written_anew_from_the_draft()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        await desk.Traineeship(desk.Nora, desk.Sam, desk.CameraFirmware);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Nora).AddTo(desk);
        var (nora, sam, url) = (await site.SignedInAs(desk.Nora), await site.SignedInAs(desk.Sam), $"/desk/tickets/{ticket.Id}");

        var resolve = await nora.Get($"{url}/resolve");
        Assert.Contains("this goes to Sam Sommer first", resolve.Text, StringComparison.Ordinal);
        await nora.Submit(resolve.Form(), ("Input.Body", "Update it."), ("Input.FirstLevelCould", "true"));
        var empty = await sam.Submit((await sam.Get($"{url}/answer/back")).Form());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        await sam.Submit(empty.Form(), ("Input.Comment", "Say from which menu."));

        var page = await nora.Get(url);
        Assert.Contains("Sam Sommer sent your answer back", page.Text, StringComparison.Ordinal);
        Assert.Contains("Say from which menu.", page.Text, StringComparison.Ordinal);
        var anew = (await nora.Get($"{url}/resolve")).Form();
        Assert.Equal(("Update it.", "true"), (anew["Input.Body"], anew["Input.FirstLevelCould"]));
        await nora.Submit(anew, ("Input.Body", "Open Setup and update it."));
        var withdrawn = await nora.Follow(await nora.Submit((await nora.Get(url)).Form("form[action$='handler=Withdraw']")));

        Assert.Contains("Nora Nagel withdrew the answer", withdrawn.Text, StringComparison.Ordinal);
        Assert.Equal([AnswerState.SentBack, AnswerState.Withdrawn], await site.Database.Db(db => db.Answers.OrderBy(a => a.Id).Select(a => a.State).ToListAsync()));
    }

    [Fact]
    public async Task Nobody_but_the_mentor_or_a_lead_finds_a_button_and_a_forged_release_is_refused()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var training = await desk.Traineeship(desk.Nora, desk.Sam, desk.CameraFirmware);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Nora).Then(s => s.Ticket.Submit(
            desk.Nora, new(AnswerKind.Reply, Draft), new(training.Id, desk.Sam.Id, desk.Sam.Name), Guid.CreateVersion7(), s.Now)).AddTo(desk);
        var (nora, theo) = (await site.SignedInAs(desk.Nora), await site.SignedInAs(desk.Theo));

        var own = await nora.Get($"/desk/tickets/{ticket.Id}/answer");
        var other = await theo.Get($"/desk/tickets/{ticket.Id}/answer");
        Assert.Null(own.Find("textarea"));
        Assert.Null(other.Find("textarea"));
        Assert.Contains("Only the mentor, Sam Sommer, or a lead decides on this answer.", other.Text, StringComparison.Ordinal);
        var token = own.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var draft = await site.Database.Db(db => db.Answers.SingleAsync());
        var forged = await nora.Post(
            $"/desk/tickets/{ticket.Id}/answer", ("__RequestVerificationToken", token), ("Input.Version", $"{(await site.Database.Db(db => db.Tickets.SingleAsync(t => t.Id == ticket.Id))).Version}"),
            ("Input.Answer", $"{draft.Id}"), ("Input.Body", Draft));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.Contains("Nobody decides on their own answer: the mentor or a lead does.", forged.Errors);
        Assert.Equal(0, await site.Database.Db(db => db.Messages.CountAsync(m => m.Body == Draft)));
    }

    [Fact]
    public async Task Enough_cases_are_confirmed_and_a_traineeship_can_be_ended_with_a_reason()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena, "de"));
        var training = await desk.Traineeship(desk.Nora, desk.Sam, desk.CameraFirmware, cases: 1);
        var other = await desk.Traineeship(desk.Frida, desk.Sam, desk.CameraOptics);
        await A.Ticket.InSecondLevel().OwnedBy(desk.Nora)
            .Then(s => s.Ticket.Submit(
                desk.Nora, new(AnswerKind.Resolve, Draft) { FirstLevelCould = true }, new(training.Id, desk.Sam.Id, desk.Sam.Name), Guid.CreateVersion7(), s.Now))
            .Then(s => s.Ticket.ReleaseAnswer(desk.Sam, new(Draft, null, false), s.Now)).AddTo(desk);

        var confirmed = await lena.Follow(await lena.Submit((await lena.Get($"/admin/traineeships/{training.Id}")).Form()));
        Assert.Contains("Die Qualifikation ist ausgestellt", confirmed.Text, StringComparison.Ordinal);
        Assert.Equal(EvidenceKind.InHouseExperience, await site.Database.Db(db => db.Qualifications.Where(q => q.AgentId == desk.Nora.Id).Select(q => q.Evidence).SingleAsync()));

        var end = await lena.Submit((await lena.Get($"/admin/traineeships/{other.Id}/end")).Form(), ("Input.Reason", "Wechselt ins Lager"));
        var ended = await lena.Follow(end);
        Assert.Contains("Wechselt ins Lager", ended.Text, StringComparison.Ordinal);
        Assert.Null(ended.Find("main form[method=post]"));
    }
}
