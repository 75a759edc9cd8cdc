using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>A step as a form: when, on which tickets, what it does and who is told.</summary>
public abstract record StepForm
{
    public string Name { get; init; } = "";

    public ClockKind Clock { get; init; } = ClockKind.Resolution;

    public long? AgreementId { get; init; }

    public StepMeasure Measure { get; init; } = StepMeasure.Percent;

    /// <summary>Percent, or minutes.</summary>
    public int Amount { get; init; } = 80;

    public bool ByTheClock { get; init; }

    public int? LeastPriority { get; init; }

    public Tier? Tier { get; init; }

    public long? FamilyId { get; init; }

    public bool OnlyUnowned { get; init; }

    public IList<StepActions> Actions { get; init; } = [];

    public IList<StepRecipients> Recipients { get; init; } = [];

    public long? TopicId { get; init; }

    internal StepRule ToRule() => new(
        Clock, AgreementId, new(Measure, Amount, ByTheClock), new(LeastPriority, Tier, FamilyId, OnlyUnowned),
        Actions.Aggregate(StepActions.None, (all, one) => all | one), Recipients.Aggregate(StepRecipients.None, (all, one) => all | one), TopicId);

    internal sealed class Validator : AbstractValidator<StepForm>
    {
        public Validator()
        {
            RuleFor(c => c.Name).RequiredText(ClockStep.NameMaxLength);
            RuleFor(c => c.Clock).Known();
            RuleFor(c => c.Measure).Known();
            RuleFor(c => c.Tier).Must(t => t is null || Enum.IsDefined(t.Value)).WithMessage("Validation.Required");
            RuleFor(c => c.LeastPriority).InclusiveBetween(1, Priority.Lowest).WithMessage("Validation.Range");
            RuleFor(c => c.Amount).InclusiveBetween(0, StepMoment.MostMinutes).WithMessage("Validation.Range");
            RuleForEach(c => c.Actions).Known();
            RuleForEach(c => c.Recipients).Known();
        }
    }
}

/// <summary>What a step can name.</summary>
public sealed record StepChoices(
    IReadOnlyList<AgreementChoices.Named> Agreements, IReadOnlyList<AgreementChoices.Family> Families, IReadOnlyList<AgreementChoices.Family> Topics)
{
    /// <summary>Three statements.</summary>
    internal static async Task<StepChoices> LoadAsync(HelpdeskDbContext db, CancellationToken cancellationToken) => new(
        await db.Agreements.OrderBy(a => a.Name).Select(a => new AgreementChoices.Named(a.Id, a.Name)).ToListAsync(cancellationToken),
        await db.Families.OrderBy(f => f.Id).Select(f => new AgreementChoices.Family(f.Id, f.Name)).ToListAsync(cancellationToken),
        await db.Topics.Where(t => t.Active).OrderBy(t => t.Id).Select(t => new AgreementChoices.Family(t.Id, t.Name)).ToListAsync(cancellationToken));
}

internal static class StepNaming
{
    /// <summary>What a step names exists.</summary>
    public static async Task RefuseUnknownAsync(this HelpdeskDbContext db, StepForm form, CancellationToken cancellationToken)
    {
        var known = await db.Settings.Select(_ => new
        {
            Agreement = form.AgreementId == null || db.Agreements.Any(a => a.Id == form.AgreementId),
            Family = form.FamilyId == null || db.Families.Any(f => f.Id == form.FamilyId),
            Topic = form.TopicId == null || db.Topics.Any(t => t.Id == form.TopicId),
        }).SingleAsync(cancellationToken);
        AgreementChanging.Exists(known.Agreement, nameof(form.AgreementId))
            .And(AgreementChanging.Exists(known.Family, nameof(form.FamilyId)))
            .And(AgreementChanging.Exists(known.Topic, nameof(form.TopicId))).OrThrow();
    }
}
