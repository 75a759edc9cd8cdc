using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Clocks;

/// <summary>ITIL's three: to the customer, between teams of the house, with a service provider.</summary>
public enum AgreementKind
{
    Sla = 1,
    Ola = 2,
    Uc = 3,
}

/// <summary>States in which an agreement lets the time stand; in all others it runs.</summary>
[Flags]
public enum Stops
{
    None = 0,
    WaitingForCustomer = 1,
    WaitingForThirdParty = 2,
}

/// <summary>How a ticket came to us.</summary>
public enum Channel
{
    Portal = 1,
    Mail = 2,
    Phone = 3,
    Api = 4,
}

/// <summary>
/// What was promised, by priority: an SLA to customers, an OLA by a team, a UC by a provider. Whom it is about is left open where it
/// is about all; of several that fit, the most specific counts (<see cref="AgreementChoice"/>).
/// </summary>
public sealed class Agreement : Aggregate
{
    private Agreement()
    {
    }

    public Agreement(AgreementKind kind, string name, AgreementScope scope) => (Kind, Name, Scope) = (kind, name, scope);

    public const int NameMaxLength = 100;

    /// <summary>Two years: more is no promise.</summary>
    public static readonly TimeSpan LongestTarget = TimeSpan.FromDays(730);

    public AgreementKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public AgreementScope Scope { get; private set; } = AgreementScope.Everything;

    public long CalendarId { get; private set; }

    public Stops Stops { get; private set; }

    public bool Active { get; private set; } = true;

    public IReadOnlyList<AgreementTarget> Targets { get; private set; } = [];

    /// <summary>What a kind of agreement can promise.</summary>
    public static IReadOnlyList<ClockKind> ClocksOf(AgreementKind kind) => kind == AgreementKind.Sla
        ? [ClockKind.FirstResponse, ClockKind.NextResponse, ClockKind.Resolution]
        : [ClockKind.TimeToAccept, ClockKind.TimeInTier];

    public Verdict CanPromise(IReadOnlyList<AgreementTarget> promised) =>
        Verdict.Unless(promised.Count > 0, Reason.Of("AnAgreementPromisesSomething").At(nameof(Targets)))
            .And(Verdict.Unless(promised.All(t => ClocksOf(Kind).Contains(t.Clock)), Reason.Of("TheKindPromisesThis", Kind).At(nameof(Targets))))
            .And(Verdict.Unless(promised.All(t => t.Time > TimeSpan.Zero && t.Time <= LongestTarget), Reason.Of("ATargetIsWithin", (int)LongestTarget.TotalDays).At(nameof(Targets))))
            .And(Verdict.Unless(promised.DistinctBy(t => (t.Priority, t.Clock)).Count() == promised.Count, Reason.Of("ATargetIsSetOnce").At(nameof(Targets))));

    public void Change(string name, AgreementScope scope, long calendarId, Stops stops, IReadOnlyList<AgreementTarget> promised)
    {
        CanPromise(promised).OrThrow();
        (Name, Scope, CalendarId, Stops, Targets) = (name, scope, calendarId, stops, [.. promised.OrderBy(t => t.Priority).ThenBy(t => t.Clock)]);
    }

    public void SetActive(bool active) => Active = active;

    /// <summary>What it promises about a ticket of that priority; null when nothing.</summary>
    public Promise? PromiseFor(int priority)
    {
        var promised = Targets.Where(t => t.Priority == priority).ToDictionary(t => t.Clock, t => t.Time);
        return promised.Count == 0 ? null : new(Id, CalendarId, promised, StatesOf(Stops));
    }

    private static HashSet<TicketState> StatesOf(Stops stops) =>
    [
        .. stops.HasFlag(Stops.WaitingForCustomer) ? [TicketState.WaitingForCustomer] : Array.Empty<TicketState>(),
        .. stops.HasFlag(Stops.WaitingForThirdParty) ? [TicketState.WaitingForThirdParty] : Array.Empty<TicketState>(),
    ];
}

/// <summary>Business time for one clock of tickets of one priority.</summary>
public sealed record AgreementTarget(int Priority, ClockKind Clock, TimeSpan Time);

/// <summary>Whom an agreement is about; what is left out is not asked for.</summary>
/// <param name="OrganisationId">The customer's organisation (SLA).</param>
/// <param name="FamilyId">The product family.</param>
/// <param name="Channel">How the ticket came (SLA).</param>
/// <param name="TeamId">The team that promises (OLA).</param>
/// <param name="ProviderId">The provider that promises (UC).</param>
public sealed record AgreementScope(long? OrganisationId, long? FamilyId, Channel? Channel, long? TeamId, long? ProviderId)
{
    public static readonly AgreementScope Everything = new(null, null, null, null, null);

    /// <summary>How specific it is: the organisation weighs more than team or provider, these more than the family, the family more than the channel.</summary>
    public int Weight => (OrganisationId is null ? 0 : 8) + (TeamId is null && ProviderId is null ? 0 : 4) + (FamilyId is null ? 0 : 2) + (Channel is null ? 0 : 1);
}
