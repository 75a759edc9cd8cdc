using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>Another moment, condition or action of a step, or whether it is taken at all; for moments that are still to come.</summary>
public static class EditStep
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Form>;

    public sealed record Form(Command Input, StepChoices Choices);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : StepForm, ICommand
    {
        public long Id { get; init; }

        public int Version { get; init; }

        public bool Active { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => Include(new StepForm.Validator());
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            var step = await db.ClockSteps.AsNoTracking().ByIdOrNotFound(query.Id, cancellationToken);
            return new(
                new()
                {
                    Id = step.Id, Version = step.Version, Active = step.Active, Name = step.Name, Clock = step.Clock, AgreementId = step.AgreementId,
                    Measure = step.Moment.Measure, Amount = step.Moment.Amount, ByTheClock = step.Moment.ByTheClock,
                    LeastPriority = step.Condition.LeastPriority, Tier = step.Condition.Tier, FamilyId = step.Condition.FamilyId, OnlyUnowned = step.Condition.OnlyUnowned,
                    Actions = [.. Enum.GetValues<StepActions>().Where(a => a != StepActions.None && step.Actions.HasFlag(a))],
                    Recipients = [.. Enum.GetValues<StepRecipients>().Where(r => r != StepRecipients.None && step.Recipients.HasFlag(r))],
                    TopicId = step.TopicId,
                },
                await StepChoices.LoadAsync(db, cancellationToken));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var step = (await db.ClockSteps.ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            await db.ClockSteps.Where(s => s.Id != step.Id).Select(s => s.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            await db.RefuseUnknownAsync(command, cancellationToken);
            step.Change(command.Name.Trim(), command.ToRule(), now);
            step.SetActive(command.Active, now);
            await ClockSweep.PlanAsync(db, now, cancellationToken);
            return Unit.Value;
        }
    }
}
