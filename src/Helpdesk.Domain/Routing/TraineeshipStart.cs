using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>What two people and their employers must be for one to learn a skill from the other; judged when it starts.</summary>
/// <param name="Work">Tier and family in which the trainee will work; no skill is asked for.</param>
/// <param name="Skill">What is learnt, at the level that the traineeship leads to.</param>
/// <param name="Generations">What the skill names.</param>
public sealed record TraineeshipStart(Work Work, RequiredSkill Skill, IReadOnlyList<long> Generations, AdmissionRules Rules, DateTimeOffset Now)
{
    /// <param name="trainee">Who learns.</param>
    /// <param name="from">When it begins.</param>
    /// <param name="until">When it ends.</param>
    public Verdict CanLearn(Candidate trainee, DateTimeOffset from, DateTimeOffset until) =>
        Verdict.Unless(trainee.Active, Reason.Of("AgentIsActive", trainee.Name))
            .And(Verdict.Unless(
                trainee.Teams.Any(t => t.Active && t.Tier == Work.Tier && t.Serves(Work.FamilyId)),
                Reason.Of("TheTraineeIsOnATeamOfTheTier", trainee.Name, Work.Tier, Work.Family).At("Tier")))
            .And(Verdict.Unless(!Holds(trainee), Reason.Of("TheTraineeDoesNotHoldTheSkill", trainee.Name, Skill.Topic, Work.Family, Skill.Level).At("Level")))
            .And(Verdict.Unless(
                trainee.Trainings.All(t => t.Tier != Work.Tier || t.FamilyId != Work.FamilyId || t.EndedAt is not null || t.Until <= from || until <= t.From),
                Reason.Of("OneTraineeshipPerTierAndFamily", trainee.Name, Work.Tier, Work.Family).At("Tier")));

    /// <param name="mentor">Who releases.</param>
    /// <param name="employer">The service provider the mentor works for; null for the company itself.</param>
    /// <param name="traineesEmployer">The trainee's.</param>
    public Verdict CanMentor(Candidate mentor, long? employer, long? traineesEmployer) => new([.. Verdict.Unless(
            employer is null || employer == traineesEmployer, Reason.Of("TheMentorIsACompanysColleague", mentor.Name))
        .And(Verdict.Unless(Holds(mentor), Reason.Of("TheMentorHoldsTheSkill", mentor.Name, Skill.Topic, Work.Family, Skill.Level)))
        .And(Verdict.Unless(
            Gate.Judge(mentor, Work, Rules, Now) is { Verdict.IsAllowed: true, OverrideId: null, Training: null },
            Reason.Of("TheMentorIsAdmitted", mentor.Name, Work.Tier, Work.Family))).Reasons.Select(r => r.At("Mentor"))]);

    /// <summary>Validly, at the level, and for everything that the skill is about.</summary>
    private bool Holds(Candidate agent) => agent.Qualifications.Any(q =>
        q.FamilyId == Work.FamilyId && q.TopicId == Skill.TopicId && q.Level >= Skill.Level && q.StatusAt(Now).Counts()
        && (Generations.Count == 0 ? q.Generations.Count == 0 : Generations.All(g => q.Covers(g))));
}
