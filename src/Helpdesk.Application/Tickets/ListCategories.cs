using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What a ticket can be about: the topics that somebody can know of its family.</summary>
public static class ListCategories
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<IReadOnlyList<Category>>;

    public sealed record Category(long Id, LocalizedText Name);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, IReadOnlyList<Category>>
    {
        public async Task<IReadOnlyList<Category>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ticket = await db.Tickets.VisibleTo(current.User, db).Where(t => t.Id == query.Ticket).Select(t => new { t.FamilyId, t.CategoryId })
                .FirstOrNotFound(cancellationToken);
            return await db.CategoriesOf(ticket.FamilyId, ticket.CategoryId).OrderBy(t => t.Id).Select(t => new Category(t.Id, t.Name)).ToListAsync(cancellationToken);
        }
    }
}

internal static class Categories
{
    /// <param name="familyId">Whose topics.</param>
    /// <param name="chosen">One that was chosen before stays, whatever became of it.</param>
    public static IQueryable<Topic> CategoriesOf(this HelpdeskDbContext db, long familyId, long? chosen = null) =>
        db.Topics.Where(t => t.Id == chosen || (t.Active && db.Skills.Any(s => s.Active && s.FamilyId == familyId && s.TopicId == t.Id)));
}
