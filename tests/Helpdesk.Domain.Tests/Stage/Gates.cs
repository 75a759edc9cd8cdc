namespace Helpdesk.Domain.Tests.Stage;

/// <summary>What the gate is asked: Nina of the Second-Level camera team, and work on cameras.</summary>
internal static class Gates
{
    public const long MarkOne = 101;
    public const long MarkTwo = 102;

    public static readonly DateTimeOffset Now = Desk.Monday;

    public static readonly CandidateTeam CameraTeam = new(12, Tier.Second, true, [Desk.Cameras]);

    public static readonly Work SecondLevel = new(Tier.Second, Desk.Cameras, Desk.CamerasName, MarkOne, "Mark I", []);

    public static readonly AdmissionRules AnyoneInAnyTier = new([.. Enum.GetValues<Tier>().Select(t => Rule(t))]);

    /// <summary>Optics at competent by certificate, long valid, verified, for every generation.</summary>
    public static readonly HeldQualification Optics = new(
        1, Desk.Optics, Desk.OpticsName, Desk.Cameras, [], [], SkillLevel.Competent, EvidenceKind.Certificate,
        Now.AddYears(-1), Now.AddYears(1), Now.AddMonths(-11), null);

    public static readonly HeldQualification Firmware = Optics with { Id = 2, TopicId = Desk.Firmware, Topic = Desk.FirmwareName };

    public static Candidate Nina(params HeldQualification[] held) => new(7, "Nina Wolf", true, [CameraTeam], held, []);

    public static Work Asking(params RequiredSkill[] skills) => SecondLevel with { Skills = skills };

    public static RequiredSkill OpticsAt(SkillLevel level) => new(Desk.Optics, Desk.OpticsName, level);

    public static AdmissionRuleFact Rule(Tier tier, params ConditionFact[] conditions) => new(tier, null, conditions);

    public static ConditionFact Needs(SkillLevel level, EvidenceKind? evidence = null, LocalizedText? topic = null, int alternative = 1) =>
        new(alternative, level, evidence, topic is null ? null : topic == Desk.OpticsName ? Desk.Optics : Desk.Firmware, topic);

    public static AdmissionRules SecondNeeds(params ConditionFact[] conditions) => new([Rule(Tier.Second, conditions)]);

    public static GateDecision Judge(Candidate agent, Work? work = null, AdmissionRules? rules = null, DateTimeOffset? now = null) =>
        Gate.Judge(agent, work ?? SecondLevel, rules ?? AnyoneInAnyTier, now ?? Now);
}
