using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

internal static class CalendarLoading
{
    /// <summary>With all editions. Two who change it at once do so one after the other.</summary>
    public static async Task<ServiceCalendar> CalendarToChangeAsync(this HelpdeskDbContext db, long id, CancellationToken cancellationToken)
    {
        var calendar = await db.Calendars.Include(c => c.Editions).AsSingleQuery().ByIdOrNotFound(id, cancellationToken);
        db.Touch(calendar);
        return calendar;
    }

    /// <summary>All of them by name, to choose one from.</summary>
    public static Task<List<AgreementChoices.Named>> CalendarsToNameAsync(this HelpdeskDbContext db, CancellationToken cancellationToken) =>
        db.Calendars.OrderBy(c => c.Name).Select(c => new AgreementChoices.Named(c.Id, c.Name)).ToListAsync(cancellationToken);

    /// <param name="id">Null where none has to be named.</param>
    public static async Task<Verdict> CalendarExistsAsync(this HelpdeskDbContext db, long? id, string field, CancellationToken cancellationToken) =>
        AgreementChanging.Exists(id is null || await db.Calendars.AnyAsync(c => c.Id == id, cancellationToken), field);
}
