using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Trainings;
using MediatR;

namespace Helpdesk.Application.Trainings;

/// <summary>A session does not take place; everybody who is in it reads why.</summary>
public static class CancelSession
{
    [Requires(Permission.TeachPeople)]
    public sealed record Command : ICommand
    {
        public long Session { get; init; }

        public int Version { get; init; }

        public string Reason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).RequiredText(TrainingSession.CancellationMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var session = await db.SessionAsync(command.Session, cancellationToken);
            session.Expect(command.Version).Cancel(command.Reason.Trim(), current.User.Agent, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
