using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Tests;

/// <summary>What goes into a database comes out as it was.</summary>
public sealed class RoundTripTests
{
    private const string EveryScript =
        "Grüße, ß ẞ · العربية من اليمين ‏RLM‏ · עברית · 日本語 𠮷野家 · ไทย · e\u0301 ≠ é · 👩‍👩‍👧‍👦🏳️‍🌈🇩🇪 · \u202Ebidi\u202C · \u200Bnothing\uFEFF · tab\tline\nend · '\"\\%_[]--;/* · \u0001\u001F ·";

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Twenty_thousand_characters_of_any_script_come_back_unchanged(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var body = string.Concat(Enumerable.Repeat(EveryScript, 200))[..(TicketMessage.BodyMaxLength - 2)] + "🦊";
        var title = string.Concat(Enumerable.Repeat("🦊", Ticket.TitleMaxLength / 2));

        var ticket = await A.Ticket.Saying(title, body).AddTo(desk);

        Assert.Equal(TicketMessage.BodyMaxLength, body.Length);
        Assert.Equal(body, await database.Db(db => db.Messages.Where(m => m.TicketId == ticket.Id).Select(m => m.Body).SingleAsync()));
        Assert.Equal(title, await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.Title).SingleAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_time_comes_back_as_the_same_moment_in_UTC_to_the_microsecond(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var kathmandu = new DateTimeOffset(2027, 10, 31, 2, 30, 15, TimeSpan.FromHours(5.75)).AddMicroseconds(123_456);
        var qualification = await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Trainee, until: kathmandu);

        var read = await database.Db(db => db.Qualifications.Where(q => q.Id == qualification.Id).Select(q => q.ValidUntil).SingleAsync());

        Assert.Equal(kathmandu, read);
        Assert.Equal(TimeSpan.Zero, read!.Value.Offset);
        Assert.Equal(1, await database.Db(db => db.Qualifications.CountAsync(q => q.ValidUntil == kathmandu)));
        Assert.Equal(0, await database.Db(db => db.Qualifications.CountAsync(q => q.Id == qualification.Id && q.ValidUntil < kathmandu)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_packet_and_its_steps_come_back_unchanged(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        var read = await database.Db(db => db.Escalations.Include(e => e.Steps).SingleAsync(e => e.TicketId == ticket.Id));

        Assert.Equal(A.Packet, read.Packet);
        Assert.Equal(A.Steps, read.Steps.Select(s => new TriedStep(s.Step, s.Result)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_name_in_two_languages_comes_back_in_both(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var name = new LocalizedText("Cameras & lenses", "Kameras und Objektive für Ängstliche");
        var family = await database.Save(db => db.Families.Add(new ProductFamily(name)).Entity);

        Assert.Equal(name, await database.Db(db => db.Families.Where(f => f.Id == family.Id).Select(f => f.Name).SingleAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_address_is_found_however_it_is_written(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await database.Save(db => db.Customers.Add(new Customer("Jörg", " Jörg.Ümlaut@Example.COM ", Language.German)).Entity);

        var key = Customer.KeyOf("JÖRG.ümlaut@example.com");
        Assert.Equal("Jörg.Ümlaut@Example.COM", await database.Db(db => db.Customers.Where(c => c.EmailKey == key).Select(c => c.Email).SingleAsync()));
    }
}
