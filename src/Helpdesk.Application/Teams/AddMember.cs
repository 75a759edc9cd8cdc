using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Teams;

/// <summary>Somebody joins a team of their own employer.</summary>
public static class AddMember
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand
    {
        public long Team { get; init; }

        public long Agent { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Agent).NotEmpty().WithMessage("Validation.Required");
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var team = await db.Teams.VisibleTo(current.User).Include(t => t.Members).ByIdOrNotFound(command.Team, cancellationToken);
            var agent = await db.Agents.VisibleTo(current.User).ByIdOrNotFound(command.Agent, cancellationToken);
            Verdict.Unless(agent.Active, Reason.Of("AgentIsActive", agent.Name).At(nameof(command.Agent))).OrThrow();
            team.Add(agent.Id, agent.ProviderId);
            return Unit.Value;
        }
    }
}
