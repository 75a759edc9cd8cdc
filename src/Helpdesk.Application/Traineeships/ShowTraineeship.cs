using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Traineeships;

/// <summary>One traineeship: how far it has come, the cases that count, what waits, and whether it can be confirmed.</summary>
public static class ShowTraineeship
{
    public const int MostCases = 100;

    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Traineeship) : IQuery<Result>;

    /// <param name="Waiting">Answers that wait for their release.</param>
    public sealed record Result(TraineeshipRow Traineeship, IReadOnlyList<Case> Cases, int Waiting, Verdict CanConfirm, Verdict CanEnd);

    public sealed record Case(long Id, string Title, TicketState State, DateTimeOffset? ResolvedAt);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var row = await db.Traineeships.VisibleTo(current.User, db).Where(t => t.Id == query.Traineeship).Rows(db).FirstOrNotFound(cancellationToken);
            var cases = await db.CasesOf(row.Id, row.Until, row.EndedAt).AsNoTracking().VisibleTo(current.User, db)
                .OrderByDescending(t => t.ResolvedAt).ThenByDescending(t => t.Id).Take(MostCases)
                .Select(t => new Case(t.Id, t.Title, t.State, t.ResolvedAt)).ToListAsync(cancellationToken);
            return new(
                row, cases, await db.Answers.CountAsync(a => a.TraineeshipId == row.Id && a.State == AnswerState.Waiting, cancellationToken),
                Traineeship.CanConfirm(row.AgentId, current.User.Agent, row.Released, row.Cases, row.EndedAt), Traineeship.CanEnd(row.EndedAt));
        }
    }
}
