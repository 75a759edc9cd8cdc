using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Coverage;

/// <summary>What is asked: who can do which work in which hour, from today on.</summary>
/// <param name="Zone">Whose days and hours the answer is in: the desk's.</param>
/// <param name="Now">The answer begins with this day.</param>
public sealed record CoverageQuestion(
    IReadOnlyList<CoveragePerson> People, IReadOnlyList<CoverageCell> Cells, AdmissionRules Rules, TimeZoneInfo Zone, DateTimeOffset Now)
{
    /// <summary>How far people look ahead.</summary>
    public const int UsualDays = 90;

    public int Days { get; init; } = UsualDays;

    /// <summary>What could be taught, for proposals.</summary>
    public IReadOnlyList<TeachableSkill> Skills { get; init; } = [];

    /// <summary>What is taught already; a proposal names a course where one grants what is missing.</summary>
    public IReadOnlyList<TeachableCourse> Courses { get; init; } = [];

    /// <summary>Holes at any hour; otherwise only while somebody at all is on shift, because a desk that is closed lacks nobody.</summary>
    public bool EveryHour { get; init; }
}

/// <summary>Somebody, as the gate knows them, with their shifts and absences.</summary>
public sealed record CoveragePerson(Candidate Agent, Schedule Schedule);

/// <summary>Work of a kind, and how many people should always be able to do it.</summary>
/// <param name="GenerationId">Null for devices whose generation is unknown.</param>
public sealed record CoverageCell(Tier Tier, long FamilyId, LocalizedText Family, long? GenerationId, string? Generation, int Minimum = CoverageCell.UsualMinimum)
{
    public const int UsualMinimum = 1;

    /// <summary>Above First Level somebody must know some topic of the family at the level that escalations to the tier ask for.</summary>
    public SkillLevel? Level => Tier == Tier.First ? null : TicketSkill.LevelFor(Tier);

    internal Work Work => new(Tier, FamilyId, Family, GenerationId, Generation, []);
}

/// <summary>A skill that a training could give somebody.</summary>
/// <param name="Generations">What it names.</param>
/// <param name="SiblingGenerations">What any skill of the same topic and family names.</param>
public sealed record TeachableSkill(
    long Id, long TopicId, LocalizedText Topic, long FamilyId, IReadOnlyList<long> Generations, IReadOnlyList<long> SiblingGenerations)
{
    public bool Covers(long? generationId) => Skill.Covers(generationId, Generations, SiblingGenerations);
}

public sealed record TaughtSkill(TeachableSkill Skill, SkillLevel Level);

/// <param name="Grants">What somebody holds who passes it.</param>
public sealed record TeachableCourse(long Id, LocalizedText Name, IReadOnlyList<TaughtSkill> Grants);
