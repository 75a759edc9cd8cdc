using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Tickets;

/// <summary>The packet as it is typed.</summary>
public record PacketForm
{
    /// <summary>None until it is chosen.</summary>
    public EscalationReason? Reason { get; init; }

    public string SerialNumber { get; init; } = "";

    public string ProductVersion { get; init; } = "";

    public string Environment { get; init; } = "";

    public string Question { get; init; } = "";

    public IList<Tried> Steps { get; init; } = [];

    public string NoStepsBecause { get; init; } = "";

    public string ToldCustomer { get; init; } = "";

    public DateTimeOffset? NextNewsAt { get; init; }

    public Impact Impact { get; init; } = Impact.Medium;

    public Urgency Urgency { get; init; } = Urgency.Medium;

    public string Diagnostics { get; init; } = "";

    public string Reproduction { get; init; } = "";

    public string Expected { get; init; } = "";

    public string Actual { get; init; } = "";

    public string Frequency { get; init; } = "";

    public sealed record Tried
    {
        public string Step { get; init; } = "";

        public string Result { get; init; } = "";

        public bool IsEmpty => string.IsNullOrWhiteSpace(Step) && string.IsNullOrWhiteSpace(Result);
    }

    public EscalationPacket ToPacket() => new()
    {
        Reason = Reason ?? default,
        SerialNumber = SerialNumber.Trim(),
        ProductVersion = ProductVersion.Trim(),
        Environment = Environment,
        Question = Question.Trim(),
        NoStepsBecause = NoStepsBecause,
        ToldCustomer = ToldCustomer,
        NextNewsAt = NextNewsAt,
        Impact = Impact,
        Urgency = Urgency,
        Diagnostics = Diagnostics,
        Reproduction = Reproduction,
        Expected = Expected,
        Actual = Actual,
        Frequency = Frequency,
    };

    public IReadOnlyList<TriedStep> ToSteps() => [.. Steps.Where(s => !s.IsEmpty).Select(s => new TriedStep(s.Step.Trim(), s.Result.Trim()))];

    /// <summary>A step without its result, or a result without its step, says nothing.</summary>
    public Verdict StepsHaveResults() =>
        Steps.Index().Where(s => !s.Item.IsEmpty).Aggregate(Verdict.Yes, (verdict, s) => verdict
            .And(Verdict.Unless(!string.IsNullOrWhiteSpace(s.Item.Step), Domain.Shared.Reason.Of("AResultHasAStep", s.Index + 1).At($"Steps[{s.Index}].Step")))
            .And(Verdict.Unless(!string.IsNullOrWhiteSpace(s.Item.Result), Domain.Shared.Reason.Of("AStepHasAResult", s.Index + 1).At($"Steps[{s.Index}].Result"))));

    internal sealed class Validator : AbstractValidator<PacketForm>
    {
        public Validator()
        {
            RuleFor(c => c.Impact).Known();
            RuleFor(c => c.Urgency).Known();
            RuleFor(c => c.SerialNumber).Text(Ticket.SerialNumberMaxLength);
            RuleFor(c => c.ProductVersion).Text(Ticket.ProductVersionMaxLength);
            RuleFor(c => c.Question).Text(EscalationPacket.QuestionMaxLength);
            RuleFor(c => c.NoStepsBecause).Text(TriedStep.MaxLength);
            RuleFor(c => c.Frequency).Text(EscalationPacket.ShortMaxLength);
            RuleFor(c => c.Environment).Text(EscalationPacket.LongMaxLength);
            RuleFor(c => c.ToldCustomer).Text(EscalationPacket.LongMaxLength);
            RuleFor(c => c.Diagnostics).Text(EscalationPacket.LongMaxLength);
            RuleFor(c => c.Reproduction).Text(EscalationPacket.LongMaxLength);
            RuleFor(c => c.Expected).Text(EscalationPacket.LongMaxLength);
            RuleFor(c => c.Actual).Text(EscalationPacket.LongMaxLength);
            RuleFor(c => c.Steps).Must((_, steps, context) =>
            {
                context.MessageFormatter.AppendArgument("MaxCount", TriedStep.MaxCount);
                return steps.Count(s => !s.IsEmpty) <= TriedStep.MaxCount;
            }).WithMessage("Validation.TooManySteps");
            RuleForEach(c => c.Steps).ChildRules(step =>
            {
                step.RuleFor(s => s.Step).Text(TriedStep.MaxLength);
                step.RuleFor(s => s.Result).Text(TriedStep.MaxLength);
            });
        }
    }
}
