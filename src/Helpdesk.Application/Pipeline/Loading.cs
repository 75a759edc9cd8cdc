using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Pipeline;

internal static class Loading
{
    /// <summary>The one that is asked for, or <see cref="NotFoundException"/>.</summary>
    public static async Task<T> FirstOrNotFound<T>(this IQueryable<T> source, CancellationToken cancellationToken) =>
        await source.FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException(typeof(T).Name);

    /// <summary>The aggregate with this id, or <see cref="NotFoundException"/>.</summary>
    public static Task<T> ByIdOrNotFound<T>(this IQueryable<T> source, long id, CancellationToken cancellationToken)
        where T : Entity => source.Where(e => e.Id == id).FirstOrNotFound(cancellationToken);

    /// <summary>The form was filled in for this version; the concurrency token guards the time between loading and saving.</summary>
    public static T Expect<T>(this T aggregate, int version)
        where T : Aggregate => aggregate.Version == version ? aggregate : throw new StaleVersionException();

    /// <summary>Counts a change of the rows that an aggregate holds as a change of the aggregate: its version goes up.</summary>
    public static void Touch(this DbContext db, Aggregate aggregate) => db.Entry(aggregate).State = EntityState.Modified;
}
