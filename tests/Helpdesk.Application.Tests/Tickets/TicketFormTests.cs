using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Tickets;

public sealed class TicketFormTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_form_for_an_old_version_is_told_what_has_happened_since(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        var read = (await desk.See(ticket)).Version;
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await database.Send(new Note.Command { Ticket = ticket.Id, Body = new string('x', 400) }, desk.As(desk.Fritz));
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await database.Send(new Triage.Command { Ticket = ticket.Id, Version = read + 1, Impact = Impact.Low, Urgency = Urgency.Low }, desk.As(desk.Frida));

        var form = await database.Send(new GetTicketForm.Query(ticket.Id, TicketVerb.Release), desk.As(desk.Sam));
        var changes = await database.Send(new GetChanges.Query(ticket.Id, read), desk.As(desk.Sam));

        Assert.Equal((ticket.Id, "Carla Kunz", "carla@customer.example", 1), (form.Ticket.Id, form.Customer, form.Email, form.Ticket.Escalations.Count));
        Assert.True(form.May.IsAllowed);
        Assert.False((await database.Send(new GetTicketForm.Query(ticket.Id, TicketVerb.Release), desk.As(desk.Fritz))).May.IsAllowed);
        Assert.Equal([(TicketEventKind.NoteAdded, "Fritz Fink"), (TicketEventKind.PriorityChanged, "Frida Falk")], changes.Select(c => (c.Kind, c.Who)));
        Assert.Equal(new string('x', 300), changes[0].Text);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new GetTicketForm.Query(ticket.Id, TicketVerb.Release), desk.As(desk.Paula)));
        Assert.Empty(await database.Send(new GetChanges.Query(ticket.Id, 0), desk.As(desk.Paula)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_devices_of_a_kind_are_offered_with_the_newest_models_first(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        var device = Assert.Single(await database.Send(new GetDevices.Query(desk.Cameras.Id, null, null), desk.As(desk.Frida)));

        Assert.Equal((desk.Camera.Id, "Lumo C"), (device.Id, device.Name));
        Assert.Equal([Lifecycle.Current, Lifecycle.Older, Lifecycle.EndOfSupport], device.Generations.Select(g => g.Lifecycle));
        Assert.Equal([desk.Current.Id, desk.Older.Id, desk.Ended.Id], device.Generations.Select(g => g.Id));
        Assert.Empty(await database.Send(new GetDevices.Query(4711, null, null), desk.As(desk.Frida)));
    }
}
