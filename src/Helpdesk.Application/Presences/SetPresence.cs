using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using MediatR;

namespace Helpdesk.Application.Presences;

/// <summary>An agent says what they let come to them.</summary>
public static class SetPresence
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(Presence Presence) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Presence).Known();
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            (await db.WorkplaceAsync(current.User.Agent, now, cancellationToken)).Become(command.Presence, now);
            return Unit.Value;
        }
    }
}
