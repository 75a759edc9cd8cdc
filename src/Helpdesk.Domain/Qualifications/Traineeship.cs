using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Qualifications;

public enum TraineeshipOutcome
{
    /// <summary>The cases were enough: the qualification was issued.</summary>
    Qualified = 1,

    /// <summary>A lead ended it before that.</summary>
    Ended = 2,
}

public enum TraineeshipStatus
{
    NotBegun = 1,
    Running = 2,

    /// <summary>It lets nobody in any more; what was reached can still be confirmed.</summary>
    TimeIsUp = 3,
    Qualified = 4,
    Ended = 5,
}

/// <summary>
/// Somebody learns a skill at work: for a time they may take tickets of a tier and family without holding it, and a mentor releases
/// what they answer. Enough released cases become the proof of the skill.
/// </summary>
public sealed class Traineeship : Aggregate
{
    private Traineeship()
    {
    }

    public Traineeship(TraineeshipTerms terms, long startedById, DateTimeOffset now)
    {
        terms.CanStart(startedById, now).OrThrow();
        (AgentId, MentorId, Tier, Level, Cases) = (terms.AgentId, terms.MentorId, terms.Tier, terms.Level, terms.Cases);
        (SkillId, TopicId, FamilyId) = (terms.SkillId, terms.TopicId, terms.FamilyId);
        (From, Until, StartedById, StartedAt) = (terms.From, terms.Until, startedById, now);
    }

    public const int MostCases = 100;
    public const int UsualCases = 10;
    public const int ReasonMaxLength = 500;

    public static readonly TimeSpan LongestDuration = TimeSpan.FromDays(366);

    public long AgentId { get; private set; }

    public long MentorId { get; private set; }

    public long SkillId { get; private set; }

    /// <summary>The skill's: a skill never becomes another one.</summary>
    public long TopicId { get; private set; }

    public long FamilyId { get; private set; }

    public Tier Tier { get; private set; }

    /// <summary>What it leads to.</summary>
    public SkillLevel Level { get; private set; }

    /// <summary>So many released cases are wanted.</summary>
    public int Cases { get; private set; }

    public DateTimeOffset From { get; private set; }

    /// <summary>The first moment at which it lets nobody in any more.</summary>
    public DateTimeOffset Until { get; private set; }

    public long StartedById { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public TraineeshipOutcome? Outcome { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public long? EndedById { get; private set; }

    /// <summary>Why a lead ended it.</summary>
    public string EndReason { get; private set; } = "";

    public static TraineeshipStatus StatusAt(
        DateTimeOffset at, DateTimeOffset from, DateTimeOffset until, DateTimeOffset? endedAt, TraineeshipOutcome? outcome) =>
        endedAt <= at ? outcome == TraineeshipOutcome.Qualified ? TraineeshipStatus.Qualified : TraineeshipStatus.Ended
        : at >= until ? TraineeshipStatus.TimeIsUp
        : at < from ? TraineeshipStatus.NotBegun
        : TraineeshipStatus.Running;

    public Verdict CanEnd() => CanEnd(EndedAt);

    public static Verdict CanEnd(DateTimeOffset? endedAt) => Verdict.Unless(endedAt is null, Reason.Of("TheTraineeshipIsOver"));

    public void End(long agentId, string reason, DateTimeOffset now)
    {
        CanEnd().OrThrow();
        (Outcome, EndedAt, EndedById, EndReason) = (TraineeshipOutcome.Ended, now, agentId, reason);
    }

    /// <param name="trainee">Whose traineeship it is.</param>
    /// <param name="lead">Who confirms.</param>
    /// <param name="released">Distinct tickets that were solved with a released answer.</param>
    /// <param name="wanted">How many it takes.</param>
    /// <param name="endedAt">When it ended; null while it has not.</param>
    public static Verdict CanConfirm(long trainee, long lead, int released, int wanted, DateTimeOffset? endedAt) =>
        CanEnd(endedAt)
            .And(Verdict.Unless(trainee != lead, Reason.Of("NobodyVerifiesTheirOwnQualification")))
            .And(Verdict.Unless(released >= wanted, Reason.Of("EnoughCasesWereReleased", released, wanted)));

    /// <summary>A lead confirms: the cases are the proof of the skill, and the traineeship is over.</summary>
    /// <param name="cases">The tickets that count.</param>
    /// <param name="lead">Who confirms, and so verifies.</param>
    /// <param name="validUntil">The first moment at which the qualification no longer counts; null for an open end.</param>
    /// <param name="now">From when on it counts.</param>
    public Qualification Confirm(IReadOnlyCollection<long> cases, long lead, DateTimeOffset? validUntil, DateTimeOffset now)
    {
        CanConfirm(AgentId, lead, cases.Count, Cases, EndedAt).OrThrow();
        var qualification = new Qualification(AgentId, SkillId, Level, EvidenceKind.InHouseExperience, ReferenceTo(cases), now, validUntil, lead, now);
        qualification.Verify(lead, now);
        (Outcome, EndedAt, EndedById) = (TraineeshipOutcome.Qualified, now, lead);
        return qualification;
    }

    /// <summary>Names as many cases as a reference holds; all of them stay with the traineeship.</summary>
    public static string ReferenceTo(IReadOnlyCollection<long> cases)
    {
        var reference = $"Traineeship, {cases.Count} cases: ";
        var named = cases.Order().Select(TicketNumber.Of).ToList();
        var all = reference + string.Join(", ", named);
        if (all.Length <= Qualification.ReferenceMaxLength)
        {
            return all;
        }

        const string More = ", …";
        while (reference.Length + string.Join(", ", named).Length + More.Length > Qualification.ReferenceMaxLength)
        {
            named.RemoveAt(named.Count - 1);
        }

        return reference + string.Join(", ", named) + More;
    }
}

/// <summary>What a traineeship is about, as it is agreed.</summary>
public sealed record TraineeshipTerms(
    long AgentId, long MentorId, long SkillId, long TopicId, long FamilyId, Tier Tier, SkillLevel Level, int Cases, DateTimeOffset From, DateTimeOffset Until)
{
    public Verdict CanStart(long startedById, DateTimeOffset now) =>
        Verdict.Unless(AgentId != startedById, Reason.Of("NobodyStartsTheirOwnTraineeship"))
            .And(Verdict.Unless(AgentId != MentorId, Reason.Of("NobodyMentorsThemselves").At("Mentor")))
            .And(Verdict.Unless(
                Level >= TicketSkill.LevelFor(Tier), Reason.Of("TheTraineeshipLeadsToTheTiersLevel", Tier, TicketSkill.LevelFor(Tier)).At(nameof(Level))))
            .And(Verdict.Unless(Cases is >= 1 and <= Traineeship.MostCases, Reason.Of("ATraineeshipWantsCases", Traineeship.MostCases).At(nameof(Cases))))
            .And(Verdict.Unless(Until > From && Until > now, Reason.Of("ATraineeshipEndsInTheFuture").At(nameof(Until))))
            .And(Verdict.Unless(
                Until <= From + Traineeship.LongestDuration,
                Reason.Of("ATraineeshipIsTemporary", Traineeship.LongestDuration.Days).At(nameof(Until))));
}
