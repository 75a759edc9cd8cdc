using CsCheck;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class GatePropertyTests
{
    private static readonly Gen<DateTimeOffset> Around = Gen.Int[-3, 3].Select(days => Gates.Now.AddDays(days));

    private static readonly Gen<long[]> Generations = Gen.Long[Gates.MarkOne, Gates.MarkTwo].Array[0, 2];

    private static readonly Gen<HeldQualification> Held = Gen.Select(
        Gen.Select(Gen.Long[1, 999], Gen.Long[Desk.Optics, Desk.Firmware], Gen.Long[Desk.Cameras, Desk.Phones], Generations),
        Gen.Select(Gen.Enum<SkillLevel>(), Gen.Enum<EvidenceKind>()),
        Gen.Select(Around, Around, Around, Gen.Int[0, 5]),
        (what, level, when) => new HeldQualification(
            what.Item1, what.Item2, what.Item2 == Desk.Optics ? Desk.OpticsName : Desk.FirmwareName, what.Item3, what.Item4, [Gates.MarkTwo],
            level.Item1, level.Item2, when.Item1, when.Item4 == 0 ? null : when.Item2.AddDays(3), when.Item4 == 1 ? null : when.Item3,
            when.Item4 == 2 ? when.Item3 : null));

    private static readonly Gen<ConditionFact> Condition = Gen.Select(
        Gen.Int[1, 3], Gen.Enum<SkillLevel>(), Gen.Enum<EvidenceKind>().Nullable(), Gen.Long[Desk.Optics, Desk.Firmware].Nullable(),
        (alternative, level, evidence, topic) => new ConditionFact(
            alternative, level, evidence, topic, topic is null ? null : topic == Desk.Optics ? Desk.OpticsName : Desk.FirmwareName));

    private static readonly Gen<(Candidate Agent, Work Work, AdmissionRules Rules)> Case = Gen.Select(
        Held.Array[0, 4], Condition.Array[0, 4], Gen.Enum<SkillLevel>().Nullable(), Gen.Long[Gates.MarkOne, Gates.MarkTwo].Nullable(),
        (held, conditions, level, generation) => (
            Gates.Nina(held),
            Gates.SecondLevel with { GenerationId = generation, Skills = level is { } l ? [Gates.OpticsAt(l)] : [] },
            Gates.SecondNeeds(conditions)));

    [Fact]
    public void Learning_more_never_shuts_a_gate() =>
        Gen.Select(Case, Held).Where(x => x.Item2.StatusAt(Gates.Now).Counts()).Sample((c, more) =>
        {
            var wiser = c.Agent with { Qualifications = [.. c.Agent.Qualifications, more] };
            return !Judge(c).Verdict.IsAllowed || Gates.Judge(wiser, c.Work, c.Rules).Verdict.IsAllowed;
        }, iter: 2000);

    [Fact]
    public void The_same_facts_at_the_same_time_give_the_same_answer_in_whatever_order_they_come() =>
        Case.Sample(c =>
        {
            var turned = Gates.Judge(
                c.Agent with { Qualifications = [.. c.Agent.Qualifications.Reverse()] }, c.Work, new([.. c.Rules.Rules.Reverse()]));
            var (one, same) = (Judge(c), Judge(c));
            return one.Verdict.Reasons.SequenceEqual(same.Verdict.Reasons) && one.Qualifications.SequenceEqual(same.Qualifications)
                && one.Verdict.IsAllowed == turned.Verdict.IsAllowed && one.Qualifications.Order().SequenceEqual(turned.Qualifications.Order());
        }, iter: 2000);

    [Fact]
    public void What_does_not_count_changes_no_decision() =>
        Case.Sample(c =>
        {
            var counting = c.Agent with { Qualifications = [.. c.Agent.Qualifications.Where(q => q.StatusAt(Gates.Now).Counts())] };
            var (all, valid) = (Judge(c), Gates.Judge(counting, c.Work, c.Rules));
            return all.Verdict.IsAllowed == valid.Verdict.IsAllowed && all.Qualifications.SequenceEqual(valid.Qualifications);
        }, iter: 2000);

    [Fact]
    public void Who_passes_where_something_is_asked_leaves_a_proof() =>
        Case.Where(c => c.Work.Skills.Count > 0 || c.Rules.Rules[0].Conditions.Count > 0)
            .Sample(c => Judge(c) is { Verdict.IsAllowed: false } or { Qualifications.Count: > 0 }, iter: 2000);

    private static GateDecision Judge((Candidate Agent, Work Work, AdmissionRules Rules) c) => Gates.Judge(c.Agent, c.Work, c.Rules);
}
