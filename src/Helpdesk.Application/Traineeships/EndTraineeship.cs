using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using MediatR;

namespace Helpdesk.Application.Traineeships;

/// <summary>A lead ends a traineeship before it led to anything. What waits for its release still waits for the mentor or a lead.</summary>
public static class EndTraineeship
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand
    {
        public long Traineeship { get; init; }

        public int Version { get; init; }

        public string Reason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).RequiredText(Traineeship.ReasonMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var traineeship = await db.Traineeships.VisibleTo(current.User, db).ByIdOrNotFound(command.Traineeship, cancellationToken);
            traineeship.Expect(command.Version).End(current.User.Agent, command.Reason.Trim(), time.GetUtcNow());
            return Unit.Value;
        }
    }
}
