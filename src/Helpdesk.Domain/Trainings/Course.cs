using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Trainings;

/// <summary>What can be learnt in sessions: whoever passes one holds the skills that the course grants.</summary>
public sealed class Course : Retirable
{
    private readonly List<CourseGrant> grants = [];

    private Course()
    {
    }

    public Course(CourseTerms terms) => Change(terms);

    public const int DescriptionMaxLength = 2000;
    public const int HighestMark = 100;
    public const int MaxValidityMonths = 120;
    public const int MaxGrants = 20;
    public const int MaxRenewalCases = 1000;
    public const int MaxRenewalMonths = 60;

    public LocalizedText Name { get; private set; } = null!;

    public LocalizedText Description { get; private set; } = null!;

    /// <summary>The least score that passes, in percent; with 0 it is enough to have been there.</summary>
    public int PassMark { get; private set; }

    /// <summary>How long what it grants is valid; null for no end.</summary>
    public int? ValidityMonths { get; private set; }

    /// <summary>So many solved cases of a skill renew it without a session; null where only a session does.</summary>
    public int? RenewalCases { get; private set; }

    /// <summary>The last months in which those cases were solved.</summary>
    public int? RenewalMonths { get; private set; }

    public IReadOnlyCollection<CourseGrant> Grants => grants;

    public static Verdict CanBe(CourseTerms terms)
    {
        var (cases, months) = (terms.RenewalCases, terms.RenewalMonths);
        return Numbers.Within(terms.PassMark, 0, HighestMark, nameof(PassMark))
            .And(Numbers.Within(terms.ValidityMonths, 1, MaxValidityMonths, nameof(ValidityMonths)))
            .And(Verdict.Unless(terms.Grants.Count > 0, Reason.Of("ACourseGrantsASkill").At(nameof(Grants))))
            .And(Verdict.Unless(terms.Grants.DistinctBy(g => g.SkillId).Count() == terms.Grants.Count, Reason.Of("ASkillIsGrantedOnce").At(nameof(Grants))))
            .And(Verdict.Unless(
                cases is null == months is null,
                Reason.Of("ARenewalHasCasesAndMonths").At(cases is null ? nameof(RenewalCases) : nameof(RenewalMonths))))
            .And(Numbers.Within(cases, 1, MaxRenewalCases, nameof(RenewalCases)))
            .And(Numbers.Within(months, 1, MaxRenewalMonths, nameof(RenewalMonths)));
    }

    public void Change(CourseTerms terms)
    {
        CanBe(terms).OrThrow();
        (Name, Description, PassMark, ValidityMonths) = (terms.Name, terms.Description, terms.PassMark, terms.ValidityMonths);
        (RenewalCases, RenewalMonths) = (terms.RenewalCases, terms.RenewalMonths);
        grants.RemoveAll(g => terms.Grants.All(t => t.SkillId != g.SkillId));
        foreach (var granted in terms.Grants)
        {
            if (grants.Find(g => g.SkillId == granted.SkillId) is { } kept)
            {
                kept.Become(granted.Level);
            }
            else
            {
                grants.Add(new CourseGrant(granted.SkillId, granted.Level));
            }
        }
    }

    /// <summary>The first moment at which something that begins now counts no more.</summary>
    public DateTimeOffset? ValidUntil(DateTimeOffset from) => ValidityMonths is { } months ? from.AddMonths(months) : null;

    /// <summary>What somebody holds who passed the session: verified by whoever puts their name to the result, from the session's end on.</summary>
    public IEnumerable<Qualification> Issue(TrainingSession session, long agentId, long verifiedById, DateTimeOffset now)
    {
        foreach (var grant in grants)
        {
            var qualification = Qualification.FromTraining(
                agentId, grant.SkillId, grant.Level, session, $"{Name.En}, {session.StartsAt.UtcDateTime:yyyy-MM-dd}",
                ValidUntil(session.EndsAt), verifiedById, now);
            qualification.Verify(verifiedById, now);
            yield return qualification;
        }
    }
}

public sealed class CourseGrant
{
    private CourseGrant()
    {
    }

    internal CourseGrant(long skillId, SkillLevel level) => (SkillId, Level) = (skillId, level);

    public long CourseId { get; private set; }

    public long SkillId { get; private set; }

    public SkillLevel Level { get; private set; }

    internal void Become(SkillLevel level) => Level = level;
}

/// <summary>What a course is about, how it is passed and what it is worth.</summary>
public sealed record CourseTerms(
    LocalizedText Name, LocalizedText Description, int PassMark, int? ValidityMonths, IReadOnlyList<GrantedSkill> Grants,
    int? RenewalCases = null, int? RenewalMonths = null);

public sealed record GrantedSkill(long SkillId, SkillLevel Level);
