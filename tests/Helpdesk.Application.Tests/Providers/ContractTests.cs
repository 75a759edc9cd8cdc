using Helpdesk.Application.Providers;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Providers;

public sealed class ContractTests
{
    private const string Mail = "carla@customer.example";

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_providers_people_see_mail_addresses_once_the_contract_grants_them(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.About(desk.Phones).AddTo(desk);

        Assert.Equal([null, null], await Seen(desk.Paula));
        Assert.Empty((await database.Send(new FindTickets.Query(Mail), desk.As(desk.Paula))).Rows);
        Assert.Equal([Mail, Mail], await Seen(desk.Frida));
        Assert.Single((await database.Send(new FindTickets.Query("Carla"), desk.As(desk.Paula))).Rows);

        await database.Send(new EditProvider.Command { Id = desk.CallCentre.Id, Version = 1, Name = desk.CallCentre.Name, SeesMail = true }, desk.As(desk.Ada));

        Assert.True((await database.Send(new EditProvider.Query(desk.CallCentre.Id), desk.As(desk.Ada))).SeesMail);
        Assert.Equal([Mail, Mail], await Seen(desk.Paula));
        Assert.Single((await database.Send(new FindTickets.Query(Mail), desk.As(desk.Paula))).Rows);

        async Task<string?[]> Seen(Agent reader) =>
        [
            (await database.Send(new GetTicket.Query(ticket.Id), desk.As(reader))).Facts.Email,
            (await database.Send(new GetTicketForm.Query(ticket.Id, TicketVerb.Resolve), desk.As(reader))).Email,
        ];
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_note_kept_in_house_is_not_there_for_a_providers_people(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.About(desk.Phones).AddTo(desk);
        var form = Guid.CreateVersion7();
        foreach (var inHouse in new[] { true, true, false })
        {
            await database.Send(new Note.Command { Ticket = ticket.Id, Key = form, Body = "They cost too much.", InHouse = inHouse }, desk.As(desk.Frida));
        }

        Assert.Equal("True False", await Notes(desk.Frida));
        Assert.Equal("False", await Notes(desk.Paula));
        Assert.Equal("InHouseNoteAdded NoteAdded", await Changes(desk.Frida));
        Assert.Equal("NoteAdded", await Changes(desk.Paula));

        async Task<string> Notes(Agent reader) => string.Join(
            ' ', (await database.Send(new GetTicket.Query(ticket.Id), desk.As(reader))).Timeline.Entries
                .Where(e => e.Message == MessageKind.Note || e.Event == TicketEventKind.InHouseNoteAdded).Select(e => e.InHouse));

        async Task<string> Changes(Agent reader) => string.Join(
            ' ', (await database.Send(new GetChanges.Query(ticket.Id, 1), desk.As(reader))).Select(c => c.Kind));
    }

    [Fact]
    public async Task A_providers_people_cannot_keep_a_note_from_themselves()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.About(desk.Phones).AddTo(desk);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new Note.Command { Ticket = ticket.Id, Body = "Between us.", InHouse = true }, desk.As(desk.Paula)));

        Assert.Equal("Rule.OnlyTheCompanyNotesInHouse", Assert.Single(refused.Reasons).Key);
        Assert.False(await database.Db(db => db.Messages.AnyAsync(m => m.Kind == MessageKind.Note)));
    }
}
