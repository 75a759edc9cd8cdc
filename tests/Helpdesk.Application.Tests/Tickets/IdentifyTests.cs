using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Tickets;

public sealed class IdentifyTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_was_corrected_stands_in_the_history_from_what_to_what(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.AddTo(desk);

        await database.Send(new Identify.Command { Ticket = ticket.Id, Version = ticket.Version, Product = desk.Camera.Id, SerialNumber = " C2-9 " }, desk.As(desk.Frida));

        Assert.Equal(
            [("#DevicePart.Product", "Lumo C, Lumo C3", "Lumo C"), ("#DevicePart.SerialNumber", "C2-4711", "C2-9")],
            (await desk.See(ticket)).Events.Where(e => e.Kind == TicketEventKind.ProductIdentified).OrderBy(e => e.Id).Select(e => (e.Detail, e.From, e.To)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_is_no_longer_offered_cannot_be_chosen_but_a_ticket_keeps_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (ticket, unknown) = (await A.Ticket.AddTo(desk), await A.Ticket.About(desk.Cameras).AddTo(desk));
        await database.Db(async db =>
        {
            (await db.Products.FindAsync(desk.Camera.Id))!.Deactivate();
            (await db.Generations.FindAsync(desk.Current.Id))!.Deactivate();
            await db.SaveChangesAsync();
        });
        var command = new Identify.Command { Ticket = ticket.Id, Version = ticket.Version, Product = desk.Camera.Id, Generation = desk.Current.Id, SerialNumber = "C2-9" };

        var offered = Assert.Single(await database.Send(new GetDevices.Query(desk.Cameras.Id, desk.Camera.Id, desk.Current.Id), desk.As(desk.Frida)));
        await database.Send(command, desk.As(desk.Frida));
        var reason = Assert.Single(await Forms.Refused(() =>
            database.Send(command with { Ticket = unknown.Id, Version = unknown.Version }, desk.As(desk.Frida))));

        Assert.Equal([desk.Current.Id, desk.Older.Id, desk.Ended.Id], offered.Generations.Select(g => g.Id));
        Assert.Empty(await database.Send(new GetDevices.Query(desk.Cameras.Id, null, null), desk.As(desk.Frida)));
        Assert.Equal("C2-9", (await desk.See(ticket)).SerialNumber);
        Assert.Equal(("Rule.TheGenerationIsOfTheProduct", "Generation"), (reason.Key, reason.Field));
    }
}
