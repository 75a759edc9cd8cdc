using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What I am asked, the longest waiting first; and what was answered on my tickets since I last did something there.</summary>
public static class ListConsults
{
    public const int Most = 50;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(IReadOnlyList<Row> Asked, IReadOnlyList<Row> Answered);

    /// <param name="Who">Of what I am asked, whoever asks; of an answer, whoever gave it.</param>
    /// <param name="Answer">Where it was declined, why.</param>
    public sealed record Row(
        long Ticket, string Title, LocalizedText Family, int Priority, ConsultState State, string Who, string Question, string Answer, DateTimeOffset At);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, provider) = (current.User.Agent, current.User.ProviderId);
            var asked = await (
                from c in db.Consults.AsNoTracking()
                join t in db.Tickets on c.TicketId equals t.Id
                join family in db.Families on t.FamilyId equals family.Id
                where c.AgentId == me && c.State == ConsultState.Asked
                orderby c.AskedAt, c.Id
                select new Row(
                    c.TicketId, t.Title, new LocalizedText(family.Name.En, family.Name.De), t.Priority, c.State,
                    Visibility.AgentNamed(db, provider, c.AskedById)!,
                    c.Question, c.Answer, c.AskedAt)).Take(Most).WithRules().ToListAsync(cancellationToken);
            var answered = await (
                from t in db.Tickets.AsNoTracking()
                join c in db.Consults on t.Id equals c.TicketId
                join family in db.Families on t.FamilyId equals family.Id
                where t.IsActive && t.OwnerId == me && (c.State == ConsultState.Answered || c.State == ConsultState.Declined)
                    && !db.Events.Any(e => e.TicketId == t.Id && e.At > c.EndedAt && e.ActorKind == ActorKind.Agent && e.ActorId == me)
                orderby c.EndedAt descending, c.Id descending
                select new Row(
                    c.TicketId, t.Title, new LocalizedText(family.Name.En, family.Name.De), t.Priority, c.State,
                    Visibility.AgentNamed(db, provider, c.AgentId)!,
                    c.Question, c.Answer, c.EndedAt!.Value)).Take(Most).WithRules().ToListAsync(cancellationToken);
            return new(asked, answered);
        }
    }
}
