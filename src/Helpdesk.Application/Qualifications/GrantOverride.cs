using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>A lead lets somebody work in a tier and family despite what is missing: with a reason and an end.</summary>
public static class GrantOverride
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand
    {
        public long AgentId { get; init; }

        public Tier Tier { get; init; }

        public long FamilyId { get; init; }

        public string Reason { get; init; } = "";

        public DateTimeOffset? ValidUntil { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Tier).Known();
            RuleFor(c => c.Reason).RequiredText(GateOverride.ReasonMaxLength).WithMessage("Validation.OverrideReason");
            RuleFor(c => c.ValidUntil).NotNull().WithMessage("Validation.OverrideEnd");
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var agent = await db.Agents.VisibleTo(current.User).ByIdOrNotFound(command.AgentId, cancellationToken);
            var family = await db.Families.ByIdOrNotFound(command.FamilyId, cancellationToken);
            var until = command.ValidUntil!.Value;
            var isGrantedAlready = await db.Overrides.AnyAsync(
                o => o.AgentId == agent.Id && o.Tier == command.Tier && o.FamilyId == family.Id
                    && o.ValidUntil == until && o.Reason == command.Reason && o.EndedAt == null,
                cancellationToken);
            if (!isGrantedAlready)
            {
                db.Overrides.Add(new GateOverride(agent.Id, command.Tier, family.Id, command.Reason, until, current.User.Agent, time.GetUtcNow()));
            }

            return Unit.Value;
        }
    }
}
