using System.Text;
using Helpdesk.Domain.Trainings;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Trainings;

/// <summary>The calendar file, line by line as RFC 5545 asks.</summary>
public sealed class CalendarTests
{
    [Fact]
    public async Task A_participant_gets_an_event_that_every_calendar_reads()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, nora) = (site.Desk, await site.SignedInAs(site.Desk.Nora));
        var session = await desk.Session(await desk.Course(), 1, people: desk.Nora);

        var file = await nora.Get($"/desk/trainings/{session.Id}?handler=Calendar");
        var lines = Unfold(file.Html);

        Assert.StartsWith("text/calendar", file.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains($"training-{session.Id}.ics", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^1]));
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains("PRODID:-//Helpdesk//Trainings//EN", lines);
        Assert.Contains($"UID:{session.CalendarKey}@helpdesk", lines);
        Assert.Contains("DTSTAMP:20270301T080000Z", lines);
        Assert.Contains("DTSTART:20270308T080000Z", lines);
        Assert.Contains("DTEND:20270308T110000Z", lines);
        Assert.Contains("SEQUENCE:0", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
        Assert.Contains("SUMMARY:Optics I", lines);
        Assert.Contains("LOCATION:Room 3", lines);
        Assert.Single(lines, "BEGIN:VEVENT");
    }

    [Fact]
    public async Task After_a_change_and_a_cancellation_it_is_the_same_event_in_a_later_state()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, nora) = (site.Desk, await site.SignedInAs(site.Desk.Nora, "de"));
        var session = await desk.Session(await desk.Course(), 1, people: desk.Nora);
        var before = Unfold((await nora.Get($"/desk/trainings/{session.Id}?handler=Calendar")).Html);

        await Change(s => s.Change(new SessionPlan(s.StartsAt.AddDays(1), s.EndsAt.AddDays(1), "Raum 4; Gebäude B, \"Süd\"\\Ost", s.Trainer, 1), desk.Now));
        await Change(s => s.Cancel("Krank,\nleider; wir planen neu.", desk.Lena.Id, desk.Now));
        var after = Unfold((await nora.Get($"/desk/trainings/{session.Id}?handler=Calendar")).Html);

        Assert.Equal(before.Single(l => l.StartsWith("UID:", StringComparison.Ordinal)), after.Single(l => l.StartsWith("UID:", StringComparison.Ordinal)));
        Assert.Contains("SEQUENCE:2", after);
        Assert.Contains("STATUS:CANCELLED", after);
        Assert.Contains("DTSTART:20270309T080000Z", after);
        Assert.Contains("LOCATION:Raum 4\\; Gebäude B\\, \"Süd\"\\\\Ost", after);
        Assert.StartsWith("DESCRIPTION:Abgesagt: Krank\\,\\nleider\\; wir planen neu.\\n", after.Single(l => l.StartsWith("DESCRIPTION:", StringComparison.Ordinal)), StringComparison.Ordinal);

        Task Change(Action<TrainingSession> change) => site.Database.Db(async db =>
        {
            change(await db.Sessions.Include(s => s.Enrolments).SingleAsync());
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Long_lines_are_folded_at_75_octets_and_no_letter_is_cut_in_two()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, nora) = (site.Desk, await site.SignedInAs(site.Desk.Nora));
        var session = await desk.Session(await desk.Course(), 1, people: desk.Nora);
        var place = string.Concat(Enumerable.Repeat("äöü€ ", 50));
        await site.Database.Db(async db =>
        {
            var saved = await db.Sessions.Include(s => s.Enrolments).SingleAsync();
            saved.Change(new SessionPlan(saved.StartsAt, saved.EndsAt, place.Trim(), saved.Trainer, 1), desk.Now);
            await db.SaveChangesAsync();
        });

        var text = (await nora.Get($"/desk/trainings/{session.Id}?handler=Calendar")).Html;

        Assert.DoesNotContain('\uFFFD', text);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Contains($"LOCATION:{place.Trim()}", Unfold(text));
    }

    private static string[] Unfold(string text) =>
        text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
