using static Helpdesk.Domain.Tests.Stage.Gates;

namespace Helpdesk.Domain.Tests.Stage;

/// <summary>What routing is asked: work on cameras in Second Level, and Nina, who could have it.</summary>
internal static class Routes
{
    public const long Contractor = 31;
    public const long OtherContractor = 32;

    public static readonly Availability Ready =
        new(Presence.Available, DateTimeOffset.MaxValue, [Language.English, Language.German], Capacity: 5);

    public static readonly RoutingCase Offered = Asking(OpticsAt(SkillLevel.Competent)).Case(RoutingPath.Offer);

    public static RoutingCase Case(this Work work, RoutingPath path = RoutingPath.Offer) => new(work, path, Now);

    public static RoutingCandidate Nina(Availability? availability = null) => new(Gates.Nina(Optics), availability ?? Ready);

    /// <summary>Somebody of the camera team who holds these.</summary>
    public static RoutingCandidate Person(long id, params HeldQualification[] held) =>
        new(Gates.Nina(held) with { AgentId = id, Name = $"Agent {id}" }, Ready);

    public static RoutingCandidate With(this RoutingCandidate person, Func<Availability, Availability> change) =>
        person with { Availability = change(person.Availability) };

    public static EligibilityDecision Consider(RoutingCandidate person, RoutingCase? asked = null, DateTimeOffset? now = null) =>
        Eligibility.Judge(person, asked ?? Offered, AnyoneInAnyTier, now ?? Now);

    public static Decision Choose(RoutingCase asked, params RoutingCandidate[] people) => Choose(asked, RelaxationPlan.None, Now, people);

    public static Decision Choose(RoutingCase asked, RelaxationPlan plan, DateTimeOffset now, params RoutingCandidate[] people) =>
        Router.Choose(asked, people, AnyoneInAnyTier, plan, now);

    public static RelaxationPlan Plan(params RelaxationKind[] kinds) =>
        new([.. kinds.Select((k, i) => new RelaxationStep(k, TimeSpan.FromMinutes(10 * (i + 1))))]);
}
