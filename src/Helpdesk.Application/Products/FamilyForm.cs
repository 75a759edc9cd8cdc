using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Products;

/// <summary>What is typed for a family, new or old.</summary>
public abstract record FamilyForm
{
    public string NameEn { get; init; } = "";

    public string NameDe { get; init; } = "";

    public string Icon { get; init; } = ProductFamily.DefaultIcon;

    public PacketField[] MandatoryFields { get; init; } = [];

    public string DiagnosticsChecklist { get; init; } = "";

    public EscalationReason[] PlannedSkips { get; init; } = [];

    internal LocalizedText Name => new(NameEn.Trim(), NameDe.Trim());

    internal PacketField Mandatory => MandatoryFields.Aggregate(PacketField.None, (all, next) => all | next);

    internal static PacketField[] Listed(PacketField fields) => [.. EscalationPacket.Optional.Where(f => fields.HasFlag(f))];

    internal async Task RefuseTakenNames(HelpdeskDbContext db, long id, CancellationToken cancellationToken)
    {
        var others = await db.Families.Where(f => f.Id != id).Select(f => new { f.Name.En, f.Name.De }).ToListAsync(cancellationToken);
        Free(others.Select(o => o.En), NameEn, nameof(NameEn)).And(Free(others.Select(o => o.De), NameDe, nameof(NameDe))).OrThrow();
    }

    private static Verdict Free(IEnumerable<string> taken, string name, string field) =>
        Verdict.Unless(!taken.Any(other => Names.AreSame(other, name)), Reason.Of("NamesAreUnique").At(field));
}

internal abstract class FamilyFormValidator<T> : AbstractValidator<T>
    where T : FamilyForm
{
    protected FamilyFormValidator()
    {
        this.Localized(f => f.NameEn, f => f.NameDe);
        RuleFor(f => f.Icon).Must(ProductFamily.Icons.Contains).WithMessage("Validation.Required");
        RuleForEach(f => f.MandatoryFields).Must(EscalationPacket.Optional.Contains)
            .OverridePropertyName(nameof(FamilyForm.MandatoryFields)).WithMessage("Validation.NotUnderstood");
        RuleForEach(f => f.PlannedSkips).Must(reason => Enum.IsDefined(reason))
            .OverridePropertyName(nameof(FamilyForm.PlannedSkips)).WithMessage("Validation.NotUnderstood");
        RuleFor(f => f.DiagnosticsChecklist).Text(ProductFamily.ChecklistMaxLength);
    }
}
