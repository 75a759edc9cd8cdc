using System.Net;
using Helpdesk.Data.Notices;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Helpdesk.Web.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Helpdesk.Web.Tests.Waiting;

public sealed class SilencePageTests
{
    [Fact]
    public async Task An_administrator_says_how_patient_the_desk_is_and_reads_what_contradicts_itself()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "de");
        Assert.NotNull((await ada.Get("/admin/settings")).Find("main a[href='/admin/settings/silence']"));
        var page = await ada.Get("/admin/settings/silence");
        Assert.Equal(("3", "2", "14"), (page.Form()["Input.RemindDays"], page.Form()["Input.MostReminders"], page.Form()["Input.ResolveDays"]));
        Assert.InRange(page.Statements.Count, 1, 6);

        var never = await ada.Submit(page.Form(), ("Input.RemindDays", "5"), ("Input.ResolveDays", ""));
        var again = await ada.Follow(never);
        Assert.Equal(("5", ""), (again.Form()["Input.RemindDays"], again.Form()["Input.ResolveDays"] ?? ""));

        var late = await ada.Submit(again.Form(), ("Input.ResolveDays", "10"));
        var wrong = await ada.Submit(again.Form(), ("Input.RemindDays", "x"), ("Input.MostReminders", "9"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (late.Status, wrong.Status));
        Assert.Contains("Die letzte Erinnerung kommt nach 10 Tagen", Assert.Single(late.Errors), StringComparison.Ordinal);
        Assert.Equal("10", late.Form()["Input.ResolveDays"]);

        await ada.Submit(again.Form(), ("Input.RemindDays", "4"));
        var stale = await ada.Submit(again.Form(), ("Input.RemindDays", "6"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await ada.Submit(stale.Form())).Status);
    }

    [Fact]
    public async Task A_silent_customer_gets_a_mail_in_their_language_that_says_where_to_answer()
    {
        await using var site = (await HelpdeskSite.OpenAsync()).With("Helpdesk:Mail:Folder", "mail").With("Helpdesk:PublicUrl", "https://help.example.com");
        var ticket = await A.Ticket.Saying("Übergröße?").AddTo(site.Desk);
        await site.Database.Save(db => db.Outbox.Add(new OutgoingMail(
            site.Desk.Carla, Language.German, ticket.Id, Reason.Of("WeWaitForYourAnswer", ticket.Number), site.Database.Now)).Entity);

        Assert.Equal(1, await site.Services.GetRequiredService<MailSender>().RunOnceAsync(CancellationToken.None));

        using var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(Path.Combine(site.DataDirectory, "mail"))));
        Assert.Equal(($"Ihre Anfrage {ticket.Number}", site.Desk.Carla.Email), (mail.Subject, mail.To.Mailboxes.Single().Address));
        Assert.StartsWith($"Guten Tag {site.Desk.Carla.Name},\n\nwir haben Sie zu Ihrer Anfrage {ticket.Number} etwas gefragt", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("unter dem privaten Link", mail.TextBody, StringComparison.Ordinal);
        Assert.EndsWith("https://help.example.com/my-tickets\n", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.All(["[[", "/desk/", "/t/", ticket.Title], word => Assert.DoesNotContain(word, mail.TextBody, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_customer_reads_the_reminder_and_the_end_in_their_own_words()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Answered(d => d.Sam, "Which colour?").WaitingForCustomer(d => d.Sam)
            .Then(s => s.Ticket.Remind(new(1, 1, 2), "Do you still need us?", Guid.CreateVersion7(), s.Now.AddDays(1)))
            .Then(s => s.Ticket.EndUnanswered(new(1, 1, 2), "We end it here.", Guid.CreateVersion7(), s.Now.AddDays(2)));
        var ticket = await builder.AddTo(site.Desk);
        var browser = site.Anonymous("en");
        site.Database.Time.Advance(TimeSpan.FromDays(2));

        var page = await browser.Get($"/t/{builder.Link.Text}");

        Assert.Contains("Do you still need us?", page.Text, StringComparison.Ordinal);
        Assert.Contains("We had no answer from you and ended it.", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href$='/reopen']"));
        Assert.DoesNotContain("Level", page.Find("main")!.TextContent, StringComparison.Ordinal);

        var seen = await (await site.SignedInAs(site.Desk.Sam, "en")).Get($"/desk/tickets/{ticket.Id}");
        Assert.Contains(seen.Document.QuerySelectorAll(".message.is-agent"), m => m.TextContent.Contains("Do you still need us?", StringComparison.Ordinal));
        Assert.Contains("resolved it, because the customer did not answer", seen.Text, StringComparison.Ordinal);
    }
}
