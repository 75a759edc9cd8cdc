using Helpdesk.Data;

namespace Helpdesk.Application.DueWork;

/// <summary>The time that all nodes share. Whether something is due is judged by it, never by a node's own clock.</summary>
public interface IDatabaseTime
{
    Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken);
}

internal sealed class DatabaseTime(HelpdeskDbContext db, TimeProvider node) : IDatabaseTime
{
    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => db.TimeAsync(node, cancellationToken);
}
