using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using MediatR;

namespace Helpdesk.Application.Agents;

/// <summary>On one day other hours hold than in the week, or none.</summary>
public static class ExceptDay
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand
    {
        public long Agent { get; init; }

        public DateOnly? Day { get; init; }

        /// <summary>Empty, like the end, for a day off.</summary>
        public TimeOnly? From { get; init; }

        public TimeOnly? Until { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Day).NotNull().WithMessage("Validation.Required")
                .Must(d => d is null or { Year: > 1900 and < 2200 }).WithMessage("Validation.NotUnderstood");
            RuleFor(c => c.From).NotNull().When(c => c.Until is not null).WithMessage("Validation.Required");
            RuleFor(c => c.Until).NotNull().When(c => c.From is not null).WithMessage("Validation.Required");
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            // Two times alike would be a day off, which nobody means who fills in hours.
            Verdict.Unless(command.From is null || command.From != command.Until, Reason.Of("AShiftHasALength").At(nameof(command.Until))).OrThrow();
            (await db.PlanToChangeAsync(command.Agent, current.User, cancellationToken))
                .Except(new DayException(command.Day!.Value, command.From ?? default, command.Until ?? default));
            return Unit.Value;
        }
    }
}
