using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
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
}
