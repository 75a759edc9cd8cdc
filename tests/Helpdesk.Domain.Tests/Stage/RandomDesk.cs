using CsCheck;

namespace Helpdesk.Domain.Tests.Stage;

/// <summary>Any small desk, any work and any time: for what must hold whatever they are.</summary>
internal sealed record RandomDesk(RoutingCandidate[] People, AdmissionRules Rules, RoutingCase Case, RelaxationPlan Plan, DateTimeOffset Now)
{
    private static readonly Gen<bool> Mostly = Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false)));

    private static readonly Gen<DateTimeOffset> Around = Gen.Int[-3, 3].Select(days => Gates.Now.AddDays(days));

    private static readonly Gen<Tier> AnyTier = Gen.Frequency((1, Gen.Const(Tier.First)), (4, Gen.Const(Tier.Second)), (1, Gen.Const(Tier.Third)));

    private static readonly Gen<long> AnyFamily = Gen.Frequency((4, Gen.Const(Desk.Cameras)), (1, Gen.Const(Desk.Phones)));

    private static readonly Gen<long> AnyTopic = Gen.Long[Desk.Optics, Desk.Storage];

    private static readonly Gen<long?> AnyProvider = Gen.Frequency((3, Gen.Const((long?)null)), (1, Gen.Const((long?)Routes.Contractor)));

    private static readonly Gen<HeldQualification> Held = Gen.Select(
        Gen.Select(Gen.Long[1, 999], AnyTopic, AnyFamily, Gen.Long[Gates.MarkOne, Gates.MarkTwo].Array[0, 1]),
        Gen.Select(Gen.Enum<SkillLevel>(), Gen.Enum<EvidenceKind>()),
        Gen.Select(Around, Around, Around, Gen.Int[0, 9]),
        (what, level, when) => new HeldQualification(
            what.Item1, what.Item2, Name(what.Item2), what.Item3, what.Item4, [Gates.MarkTwo], level.Item1, level.Item2,
            when.Item4 == 0 ? when.Item1 : Gates.Now.AddYears(-1), when.Item4 == 1 ? when.Item2.AddDays(1) : null,
            when.Item4 == 2 ? null : when.Item4 == 3 ? when.Item3 : Gates.Now.AddYears(-1), when.Item4 == 4 ? when.Item3 : null));

    private static readonly Gen<CandidateTeam> Membership = Gen.Select(
        Gen.Long[1, 5], Mostly, AnyTier, AnyFamily.Array[0, 2], (id, active, tier, families) => new CandidateTeam(id, tier, active, families));

    private static readonly Gen<HeldOverride> Pass = Gen.Select(
        Gen.Long[1, 9], AnyTier, AnyFamily, Around, Around,
        (id, tier, family, granted, until) => new HeldOverride(id, tier, family, granted, until.AddDays(2), null));

    private static readonly Gen<HeldTraining> Learning = Gen.Select(
        Gen.Select(Gen.Long[1, 9], AnyTier, AnyFamily, AnyTopic), Gen.Long[Gates.MarkOne, Gates.MarkTwo].Array[0, 1],
        Gen.Select(Gen.Enum<SkillLevel>(), Around, Around, Around.Nullable()),
        (what, named, when) => new HeldTraining(
            what.Item1, what.Item2, what.Item3, what.Item4, named, [Gates.MarkTwo], when.Item1, 500, "Mentor", when.Item2, when.Item3.AddDays(2), when.Item4));

    private static readonly Gen<Availability> Available = Gen.Select(
        Gen.Select(Gen.Frequency((4, Gen.Const(Presence.Available)), (2, Gen.Enum<Presence>())), Around.Nullable(), Mostly),
        Gen.Select(Gen.Enum<Language>().Array[0, 2], Gen.Int[0, 3], AnyProvider),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 9], Around.Nullable()),
        (there, can, has) => new Availability(there.Item1, there.Item3 ? DateTimeOffset.MaxValue : there.Item2, can.Item1, can.Item2, can.Item3)
        {
            Active = has.Item1, Waiting = has.Item2, WaitingLimit = has.Item3, OnCall = has.Item4 == 0, LastCompletedAt = has.Item5,
        });

    private static readonly Gen<RoutingCandidate> Anybody = Gen.Select(
        Gen.Select(Mostly, Membership.Array[0, 3]), Held.Array[0, 5], Gen.Frequency((4, Gen.Const(Array.Empty<HeldOverride>())), (1, Pass.Array[1, 2])),
        Gen.Frequency((2, Gen.Const(Array.Empty<HeldTraining>())), (1, Learning.Array[1, 2])), Available,
        (there, held, passes, learnt, available) => new RoutingCandidate(new(0, "", there.Item1, there.Item2, held, passes) { Trainings = learnt }, available));

    /// <summary>On the right team, holds at most what is beside the point, and learns.</summary>
    private static readonly Gen<RoutingCandidate> Trainee = Gen.Select(
        Held.Array[0, 2], Learning, (held, learnt) => new RoutingCandidate(
            new(0, "", true, [new(1, Tier.Second, true, [])], held, []) { Trainings = [learnt with { Tier = Tier.Second, FamilyId = Desk.Cameras }] }, Routes.Ready));

    /// <summary>Who could do most things, so that there is often somebody to choose from.</summary>
    private static readonly Gen<RoutingCandidate> Specialist = Gen.Select(
        Held.Array[0, 2], Gen.Int[0, 1], Gen.Int[0, 1].Nullable(), AnyProvider, (held, active, idle, provider) => new RoutingCandidate(
            new(0, "", true, [new(1, Tier.Second, true, [])], [Gates.Optics with { Level = SkillLevel.Expert }, Gates.Firmware, .. held], []),
            Routes.Ready with { Active = active, ProviderId = provider, LastCompletedAt = idle is { } hours ? Gates.Now.AddHours(hours) : null }));

    private static readonly Gen<RoutingCandidate> Person = Gen.Frequency((3, Anybody), (3, Specialist), (1, Trainee));

    private static readonly Gen<RoutingCandidate[]> Everybody = Person.Array[0, 9].Select(people =>
        people.Select((p, i) => p with { Agent = p.Agent with { AgentId = i + 1, Name = $"Agent {i + 1}" } }).ToArray());

    private static readonly Gen<ConditionFact> Condition = Gen.Select(
        Gen.Int[1, 2], Gen.Enum<SkillLevel>(), Gen.Enum<EvidenceKind>().Nullable(), AnyTopic.Nullable(),
        (alternative, level, evidence, topic) => new ConditionFact(alternative, level, evidence, topic, topic is { } t ? Name(t) : null));

    private static readonly Gen<AdmissionRules> AnyRules = Condition.Array[0, 2].Array[2, 4].Select(rules =>
        new AdmissionRules([.. rules.Select((r, i) => new AdmissionRuleFact((Tier)Math.Min(i + 1, 3), i == 3 ? Desk.Cameras : null, r))]));

    private static readonly Gen<RequiredSkill> Required = Gen.Select(
        AnyTopic, Gen.Enum<SkillLevel>(), Gen.Enum<SkillNeed>(), (topic, level, need) => new RequiredSkill(topic, Name(topic), level) { Need = need });

    private static readonly Gen<Work> AnyWork = Gen.Select(
        AnyTier, AnyFamily, Gen.Long[Gates.MarkOne, Gates.MarkTwo].Nullable(), Required.Array[0, 3],
        (tier, family, generation, skills) => new Work(tier, family, Desk.CamerasName, generation, generation is null ? null : $"Mark {generation - 100}", skills));

    private static readonly Gen<RoutingCase> AnyCase = Gen.Select(
        Gen.Select(AnyWork, Gen.Enum<RoutingPath>(), Gen.Enum<Language>().Nullable(), Gen.Int[0, 36]),
        Gen.Select(Gen.Select(Gen.Long[1, 10], Gen.Enum<ExclusionKind>()).Array[0, 3], Gen.Long[1, 10].Nullable(), Around),
        Gen.Select(Gen.Long[1, 6].Nullable(), AnyProvider, Gen.Enum<Reach>(), AnyTier),
        (what, who, where) => new RoutingCase(what.Item1, what.Item2, Gates.Now)
        {
            Language = what.Item3, LeastShiftLeft = TimeSpan.FromHours(what.Item4),
            Excluded = [.. who.Item1.Select(e => new Exclusion(e.Item1, e.Item2))],
            Sticky = who.Item2 is { } agent ? new(agent, who.Item3) : null,
            TeamId = where.Item1, ProviderId = where.Item2, Reach = where.Item3, LastTier = where.Item4,
        });

    private static readonly Gen<RelaxationPlan> AnyPlan = Gen.Select(Gen.Enum<RelaxationKind>(), Gen.Int[0, 12]).Array[0, 6].Select(steps =>
        new RelaxationPlan([.. steps.OrderBy(s => s.Item2).Select(s => new RelaxationStep(s.Item1, TimeSpan.FromHours(s.Item2)))]));

    public static readonly Gen<RandomDesk> Any = Gen.Select(
        Everybody, AnyRules, AnyCase, AnyPlan, Gen.Int[0, 24],
        (people, rules, asked, plan, hours) => new RandomDesk(people, rules, asked, plan, Gates.Now.AddHours(hours)));

    public Decision Decide() => Router.Choose(Case, People, Rules, Plan, Now);

    public RoutingCase Relaxed => Relaxation.After(Plan.Reached(Plan.Waited(Case.WaitingSince, Now)), Plan, Case).Case;

    private static LocalizedText Name(long topic) =>
        topic == Desk.Optics ? Desk.OpticsName : topic == Desk.Firmware ? Desk.FirmwareName : new("Storage", "Speicher");
}
