using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Guidelines;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Guidelines;

/// <summary>What is typed for a guideline, new or old: the draft of its next version.</summary>
public abstract record GuidelineForm
{
    public string TitleEn { get; init; } = "";

    public string TitleDe { get; init; } = "";

    public string BodyEn { get; init; } = "";

    public string BodyDe { get; init; } = "";

    internal LocalizedText Title => new(TitleEn.Trim(), TitleDe.Trim());

    internal LocalizedText Draft => new(BodyEn.Trim(), BodyDe.Trim());

    internal async Task RefuseTakenTitles(HelpdeskDbContext db, long id, CancellationToken cancellationToken)
    {
        var others = db.Guidelines.Where(g => g.Id != id);
        await others.Select(g => g.Title.En).RefuseTaken(TitleEn, nameof(TitleEn), cancellationToken);
        await others.Select(g => g.Title.De).RefuseTaken(TitleDe, nameof(TitleDe), cancellationToken);
    }
}

internal abstract class GuidelineFormValidator<T> : AbstractValidator<T>
    where T : GuidelineForm
{
    protected GuidelineFormValidator()
    {
        this.Localized(g => g.TitleEn, g => g.TitleDe);
        RuleFor(g => g.BodyEn).RequiredText(Guideline.BodyMaxLength);
        RuleFor(g => g.BodyDe).RequiredText(Guideline.BodyMaxLength);
    }
}
