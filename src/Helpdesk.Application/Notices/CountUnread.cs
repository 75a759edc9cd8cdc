using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Notices;

/// <summary>The number at the bell, on every page of the desk.</summary>
public static class CountUnread
{
    /// <summary>Beyond it nobody cares how many.</summary>
    public const int Most = 100;

    private static readonly PerModel<Func<HelpdeskDbContext, long, Task<int>>> Unread = new(() =>
        EF.CompileAsyncQuery((HelpdeskDbContext db, long me) => db.Notices.Where(n => n.AgentId == me && n.ReadAt == null).Take(Most).Count()));

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<int>;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, int>
    {
        public Task<int> Handle(Query query, CancellationToken cancellationToken) => Unread.For(db)(db, current.User.Agent);
    }
}
