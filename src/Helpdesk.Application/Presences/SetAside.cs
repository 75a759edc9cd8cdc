using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using MediatR;

namespace Helpdesk.Application.Presences;

/// <summary>A lead says that somebody is away or gone, who did not say so themselves.</summary>
public static class SetAside
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command(long Agent, Presence Presence) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Presence).Known();
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (agent, now) = (await db.Agents.VisibleTo(current.User).ByIdOrNotFound(command.Agent, cancellationToken), time.GetUtcNow());
            Workplace.CanBeSetByOthers(command.Presence).OrThrow();
            (await db.WorkplaceAsync(agent.Id, now, cancellationToken)).Become(command.Presence, now);
            return Unit.Value;
        }
    }
}
