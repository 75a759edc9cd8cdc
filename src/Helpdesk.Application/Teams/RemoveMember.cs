using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Teams;

/// <summary>Somebody leaves a team; what they own stays theirs, new work of the team no longer reaches them.</summary>
public static class RemoveMember
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command(long Team, long Agent) : ICommand, IGapConfirmation
    {
        public bool Confirmed { get; init; }

        public string GapReason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.KnowsTheGap();
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, CoverageGuard guard) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var team = await db.Teams.VisibleTo(current.User).Include(t => t.Members).ByIdOrNotFound(command.Team, cancellationToken);
            await guard.PassAsync(staffing => staffing.WithoutMember(team.Id, command.Agent), command, cancellationToken);
            team.Remove(command.Agent);
            return Unit.Value;
        }
    }
}
