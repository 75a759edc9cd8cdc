using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Trainings;

namespace Helpdesk.Application.Trainings;

/// <summary>What is typed for a session, new or old.</summary>
public abstract record SessionForm
{
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public string Place { get; init; } = "";

    public string Trainer { get; init; } = "";

    public int Places { get; init; } = 8;

    internal SessionPlan Plan => new(StartsAt!.Value, EndsAt!.Value, Place.Trim(), Trainer.Trim(), Places);
}

internal abstract class SessionFormValidator<T> : AbstractValidator<T>
    where T : SessionForm
{
    protected SessionFormValidator()
    {
        RuleFor(s => s.StartsAt).NotNull().WithMessage("Validation.Required");
        RuleFor(s => s.EndsAt).NotNull().WithMessage("Validation.Required");
        RuleFor(s => s.Place).RequiredText(TrainingSession.PlaceMaxLength);
        RuleFor(s => s.Trainer).RequiredText(TrainingSession.TrainerMaxLength);
    }
}
