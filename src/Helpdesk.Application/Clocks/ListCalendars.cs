using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>The hours by which time can be promised.</summary>
public static class ListCalendars
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="IsOpen">Time counts at this moment.</param>
    /// <param name="NextHoliday">The next day without any hours.</param>
    public sealed record Row(long Id, string Name, string TimeZone, TimeSpan HoursAWeek, bool IsOpen, SpecialDay? NextHoliday);

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var calendars = await db.Calendars.AsNoTracking().Include(c => c.Editions).OrderBy(c => c.Name).AsSingleQuery().ToListAsync(cancellationToken);
            return [.. calendars.Select(c => new Row(c.Id, c.Name, c.Hours.TimeZone, c.Hours.AWeek, c.BusinessTime().IsOpenAt(now), c.Hours.NextHoliday(now)))];
        }
    }
}
