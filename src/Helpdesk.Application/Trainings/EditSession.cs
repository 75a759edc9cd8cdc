using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

/// <summary>Another time, place or number of places; more places let those in who wait longest.</summary>
public static class EditSession
{
    [Requires(Permission.TeachPeople)]
    public sealed record Query(long Session) : IQuery<Result>;

    public sealed record Result(LocalizedText Course, int Participants, Verdict CanChange, Command Form);

    [Requires(Permission.TeachPeople)]
    public sealed record Command : SessionForm, ICommand
    {
        public long Session { get; init; }

        public int Version { get; init; }
    }

    internal sealed class Validator : SessionFormValidator<Command>;

    internal sealed class QueryHandler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var session = await db.Sessions.AsNoTracking().Include(s => s.Enrolments).ByIdOrNotFound(query.Session, cancellationToken);
            var form = new Command
            {
                Session = session.Id, Version = session.Version, StartsAt = session.StartsAt, EndsAt = session.EndsAt,
                Place = session.Place, Trainer = session.Trainer, Places = session.Places,
            };
            return new(
                await db.Courses.Where(c => c.Id == session.CourseId).Select(c => c.Name).FirstAsync(cancellationToken),
                session.Participants.Count(), session.CanChange(time.GetUtcNow()), form);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var session = await db.SessionAsync(command.Session, cancellationToken);
            session.Expect(command.Version).Change(command.Plan, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
