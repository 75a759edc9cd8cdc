using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Portal;

/// <summary>The tickets in the list of whoever is signed in, the latest activity first.</summary>
public static class MyTickets
{
    public const int PageSize = 20;

    [Requires(Permission.KeepTickets)]
    public sealed record Query(int Page) : IQuery<Result>;

    public sealed record Result(IReadOnlyList<Line> Lines, int Count, int Page)
    {
        public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);
    }

    public sealed record Line(
        long Id, string Title, TicketState State, Tier Tier, LocalizedText Family, string? Product, string? Generation, DateTimeOffset UpdatedAt)
    {
        public string Number => TicketNumber.Of(Id);

        public CustomerStatus Status => CustomerStatuses.Of(State, Tier);
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var account = current.User.Account;
            var mine = db.Tickets.AsNoTracking().Where(t => t.AccountId == account);
            var count = await mine.CountAsync(cancellationToken);
            var page = Math.Clamp(query.Page, 1, Math.Max(1, (count + PageSize - 1) / PageSize));

            var lines = await mine.OrderByDescending(t => t.UpdatedAt).ThenByDescending(t => t.Id)
                .Skip((page - 1) * PageSize).Take(PageSize)
                .Select(t => new Line(
                    t.Id, t.Title, t.State, t.Tier,
                    db.Families.First(f => f.Id == t.FamilyId).Name,
                    db.Products.Where(p => p.Id == t.ProductId).Select(p => p.Name).FirstOrDefault(),
                    db.Generations.Where(g => g.Id == t.GenerationId).Select(g => g.Name).FirstOrDefault(),
                    t.UpdatedAt))
                .ToListAsync(cancellationToken);
            return new(lines, count, page);
        }
    }
}
