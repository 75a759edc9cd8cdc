using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>A new step before or after a promise falls due. It is taken for moments that are still to come.</summary>
public static class CreateStep
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<StepChoices>;

    [Requires(Permission.ManageDesk)]
    public sealed record Command : StepForm, ICommand<ClockStep>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => Include(new StepForm.Validator());
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, StepChoices>
    {
        public Task<StepChoices> Handle(Query query, CancellationToken cancellationToken) => StepChoices.LoadAsync(db, cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, ClockStep>
    {
        public async Task<ClockStep> Handle(Command command, CancellationToken cancellationToken)
        {
            await db.ClockSteps.Select(s => s.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            await db.RefuseUnknownAsync(command, cancellationToken);
            var step = new ClockStep(command.Name.Trim(), command.ToRule(), time.GetUtcNow());
            await ClockSweep.PlanAsync(db, time.GetUtcNow(), cancellationToken);
            return db.ClockSteps.Add(step).Entity;
        }
    }
}
