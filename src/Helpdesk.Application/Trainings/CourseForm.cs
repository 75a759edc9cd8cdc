using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Trainings;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

/// <summary>What is typed for a course, new or old.</summary>
public abstract record CourseForm
{
    public string NameEn { get; init; } = "";

    public string NameDe { get; init; } = "";

    public string DescriptionEn { get; init; } = "";

    public string DescriptionDe { get; init; } = "";

    public int PassMark { get; init; } = 60;

    public int? ValidityMonths { get; init; } = 24;

    public Row[] Grants { get; init; } = [];

    public int? RenewalCases { get; init; }

    public int? RenewalMonths { get; init; }

    /// <summary>A line of the editor; one without a skill grants nothing and is left out.</summary>
    public sealed record Row
    {
        public long? Skill { get; init; }

        public SkillLevel Level { get; init; } = SkillLevel.Competent;
    }

    internal CourseTerms Terms => new(
        new(NameEn.Trim(), NameDe.Trim()), new(DescriptionEn.Trim(), DescriptionDe.Trim()), PassMark, ValidityMonths,
        [.. Grants.Where(r => r.Skill is not null).Distinct().Select(r => new GrantedSkill(r.Skill!.Value, r.Level))], RenewalCases, RenewalMonths);

    /// <summary>Names that no other course bears, and skills in use or granted before.</summary>
    internal async Task<CourseTerms> CheckAsync(HelpdeskDbContext db, Course? course, CancellationToken cancellationToken)
    {
        var others = db.Courses.Where(c => course == null || c.Id != course.Id);
        await others.Select(c => c.Name.En).RefuseTaken(NameEn, nameof(NameEn), cancellationToken);
        await others.Select(c => c.Name.De).RefuseTaken(NameDe, nameof(NameDe), cancellationToken);

        var terms = Terms;
        var added = terms.Grants.Select(g => g.SkillId).Except(course?.Grants.Select(g => g.SkillId) ?? []).ToList();
        var known = await db.Skills.CountAsync(s => added.Contains(s.Id) && s.Active, cancellationToken) == added.Count;
        Course.CanBe(terms).And(Verdict.Unless(known, Reason.Of("AnActiveSkillIsChosen").At(nameof(Grants)))).OrThrow();
        return terms;
    }

    internal static Task<List<AddQualification.SkillName>> SkillsAsync(HelpdeskDbContext db, CancellationToken cancellationToken)
    {
        var generations = db.GenerationNamesOfSkills();
        return (from s in db.Skills.AsNoTracking()
                join topic in db.Topics on s.TopicId equals topic.Id
                join family in db.Families on s.FamilyId equals family.Id
                where (s.Active && family.Active) || db.Set<CourseGrant>().Any(g => g.SkillId == s.Id)
                orderby family.Id, topic.Name.En, s.Id
                select new AddQualification.SkillName(
                    s.Id, family.Id, topic.Name, family.Name, generations.Where(g => g.SkillId == s.Id).Select(g => g.Name).ToList())).ToListAsync(cancellationToken);
    }
}

internal abstract class CourseFormValidator<T> : AbstractValidator<T>
    where T : CourseForm
{
    protected CourseFormValidator()
    {
        this.Localized(c => c.NameEn, c => c.NameDe);
        RuleFor(c => c.DescriptionEn).Text(Course.DescriptionMaxLength);
        RuleFor(c => c.DescriptionDe).Text(Course.DescriptionMaxLength);
        RuleFor(c => c.Grants).Must(rows => rows.Length <= Course.MaxGrants).WithMessage("Validation.NotUnderstood");
        RuleForEach(c => c.Grants).ChildRules(row => row.RuleFor(r => r.Level).Known());
    }
}
