using Helpdesk.Application.Clocks;
using Helpdesk.Application.Portal;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Clocks;

/// <summary>A desk that promises something, and what its tickets' clocks say.</summary>
internal static class Promises
{
    /// <summary>An office in Berlin, Monday to Friday, nine to five.</summary>
    public static Task<ServiceCalendar> Office(this Desk desk) => desk.Database.Send(new CreateCalendar.Command { Name = "Office" }, desk.As(desk.Ada));

    /// <summary>The same times for each priority.</summary>
    public static Task<Agreement> Promise(this Desk desk, AgreementKind kind, ServiceCalendar calendar, params string[] times) =>
        desk.Promise(kind, calendar, c => c, times);

    public static Task<Agreement> Promise(
        this Desk desk, AgreementKind kind, ServiceCalendar calendar, Func<CreateAgreement.Command, CreateAgreement.Command> more, params string[] times) =>
        desk.Database.Send(
            more(new CreateAgreement.Command
            {
                Kind = kind,
                Name = $"{kind} {string.Join(' ', times)}",
                CalendarId = calendar.Id,
                StopsForCustomer = true,
                Rows = [.. Enumerable.Range(0, Priority.Lowest).Select(_ => new AgreementForm.Row { Times = [.. times] })],
            }),
            desk.As(desk.Ada));

    /// <summary>Through the portal, as a customer reports.</summary>
    public static async Task<long> Reported(this Desk desk, string email = "carla@example.org")
    {
        await desk.Database.Send(new ReportProblem.Command
        {
            Family = desk.Cameras.Id, Title = "It does not start", Description = "Nothing happens.", Name = "Carla", Email = email,
        });
        return await desk.Database.Db(db => db.Tickets.MaxAsync(t => t.Id));
    }

    public static Task<Dictionary<ClockKind, TicketClock>> ClocksOf(this Desk desk, long ticket) => desk.Database.Db(async db =>
        (await db.Clocks.AsNoTracking().Where(c => c.TicketId == ticket).ToListAsync()).Where(c => c.IsOpen).ToDictionary(c => c.Kind));

    public static Task<Ticket> Timed(this Desk desk, long ticket) => desk.Database.Db(db =>
        db.Tickets.AsNoTracking().Include(t => t.Stays).Include(t => t.Ledger).Include(t => t.Clocks).AsSplitQuery().SingleAsync(t => t.Id == ticket));
}
