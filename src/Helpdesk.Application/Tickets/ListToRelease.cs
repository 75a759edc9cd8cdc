using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Answers of people in training that wait: for me as their mentor, and for leads all of their people's. The longest wait first.</summary>
public static class ListToRelease
{
    public const int Most = 100;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="IsMine">I am the mentor.</param>
    public sealed record Row(
        long Ticket, string Title, LocalizedText Family, Tier Tier, int Priority, AnswerKind Kind, string Author, string Mentor, bool IsMine, DateTimeOffset AskedAt,
        bool IsOvertaken);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, leads) = (current.User.Agent, current.User.IsLead);
            var people = db.Agents.VisibleTo(current.User).Select(a => a.Id);
            var tickets = db.Tickets.VisibleTo(current.User, db);
            return await (
                from a in db.Answers.AsNoTracking()
                join t in tickets on a.TicketId equals t.Id
                join family in db.Families on t.FamilyId equals family.Id
                where a.State == AnswerState.Waiting && a.AuthorId != me && (a.MentorId == me || leads) && people.Contains(a.AuthorId)
                orderby a.AskedAt, a.Id
                select new Row(
                    t.Id, t.Title, new LocalizedText(family.Name.En, family.Name.De), t.Tier, t.Priority, a.Kind, a.AuthorName, a.MentorName, a.MentorId == me, a.AskedAt,
                    a.OvertakenAt != null)).Take(Most).ToListAsync(cancellationToken);
        }
    }
}
