using Helpdesk.Application.Clocks;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Clocks;

/// <summary>Time boxes of cameras, and work on a ticket of one.</summary>
internal static class Boxes
{
    public static async Task<Desk> BoxedAsync(TestDatabase database, int minutes)
    {
        var desk = await A.DeskIn(database);
        await Set(desk, null, minutes);
        await database.DoDueWork();
        return desk;
    }

    public static async Task Set(Desk desk, long? calendar, int minutes, params (long Topic, int Minutes)[] more)
    {
        var form = (await desk.Database.Send(new ChangeTimeBoxes.Query(desk.Cameras.Id), desk.As(desk.Ada))).Input;
        await desk.Database.Send(
            form with
            {
                CalendarId = calendar,
                Rows = [new() { Minutes = minutes }, .. more.Select(m => new ChangeTimeBoxes.Row { TopicId = m.Topic, Minutes = m.Minutes })],
            },
            desk.As(desk.Ada));
    }

    public static async Task<Ticket> TakenAsync(Desk desk)
    {
        var id = await desk.Reported();
        await desk.Database.Send(new Claim.Command(id), desk.As(desk.Frida));
        return await desk.Database.Db(db => db.Tickets.AsNoTracking().SingleAsync(t => t.Id == id));
    }

    public static async Task Ask(Desk desk, Ticket ticket) => await desk.Database.Send(
        new Reply.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Body = "Which lamp?", WaitForCustomer = true }, desk.As(desk.Frida));

    public static async Task Triage(Desk desk, Ticket ticket, long category) => await desk.Database.Send(
        new Triage.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Impact = Impact.Medium, Urgency = Urgency.Medium, CategoryId = category },
        desk.As(desk.Frida));

    public static async Task<Escalate.Command> Prefilled(Desk desk, Ticket ticket) =>
        (await desk.Database.Send(new EscalateForm.Query(ticket.Id), desk.As(desk.Frida))).Prefilled;

    public static Task<List<TicketEvent>> EventsAsync(TestDatabase database, long ticket) =>
        database.Db(db => db.Events.Where(e => e.TicketId == ticket && e.Kind == TicketEventKind.TimeBoxReached).ToListAsync());

    public static async Task At(TestDatabase database, TimeSpan later)
    {
        database.Time.Advance(later);
        await database.DoDueWork();
    }
}
