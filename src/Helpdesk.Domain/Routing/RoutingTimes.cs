using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Routing;

/// <summary>How patient the desk is: how long somebody is asked, and what is asked less of when nobody is found.</summary>
/// <param name="OfferSeconds">So long somebody who is asked has to answer.</param>
/// <param name="StickyMinutes">So long from the ticket's arrival where it is, whoever knows the customer comes first.</param>
/// <param name="ShiftLeftMinutes">Nobody is given work by the desk with less of their shift left.</param>
public sealed record RoutingTimes(int OfferSeconds, int StickyMinutes, int ShiftLeftMinutes)
{
    public static readonly RoutingTimes Usual = new(180, 10, 15)
    {
        DropAdditionalSkill = 15,
        LowerLevel = 30,
        SecondaryTeam = 60,
        OtherProvider = 120,
        NextTier = 240,
    };

    public static readonly int ShortestOffer = (int)TicketOffer.ShortestTime.TotalSeconds;
    public static readonly int LongestOffer = (int)TicketOffer.LongestTime.TotalSeconds;

    /// <summary>A week; more is no patience.</summary>
    public const int MostMinutes = 7 * 24 * 60;

    public const int MostShiftLeft = 8 * 60;

    /// <summary>Minutes of the customer's wait after which the step is taken; null for a step that is never taken.</summary>
    public int? DropAdditionalSkill { get; init; }

    public int? LowerLevel { get; init; }

    public int? SecondaryTeam { get; init; }

    public int? OtherProvider { get; init; }

    public int? NextTier { get; init; }

    /// <summary>By whose hours these waits are counted; null for by the clock.</summary>
    public long? CalendarId { get; init; }

    public TimeSpan OfferTime => TimeSpan.FromSeconds(OfferSeconds);

    public TimeSpan StickyFor => TimeSpan.FromMinutes(StickyMinutes);

    /// <summary>So much of the shift must be left.</summary>
    public TimeSpan LeastShiftLeft => TimeSpan.FromMinutes(ShiftLeftMinutes);

    /// <summary>The steps in the order of their times.</summary>
    /// <param name="hours">Of the calendar; null for by the clock.</param>
    public RelaxationPlan PlanBy(BusinessTime? hours) => new([.. Steps().OrderBy(s => s.After).ThenBy(s => s.Kind)]) { Hours = hours };

    public Verdict CanBe() =>
        Verdict.Unless(
            OfferSeconds >= ShortestOffer && OfferSeconds <= LongestOffer, Reason.Of("AnOfferLastsBetween", ShortestOffer, LongestOffer).At(nameof(OfferSeconds)))
            .And(Verdict.Unless(StickyMinutes is >= 0 and <= MostMinutes, Reason.Of("AWaitIsWithin", 0, MostMinutes).At(nameof(StickyMinutes))))
            .And(Verdict.Unless(ShiftLeftMinutes is >= 0 and <= MostShiftLeft, Reason.Of("AWaitIsWithin", 0, MostShiftLeft).At(nameof(ShiftLeftMinutes))))
            .And(Verdict.Unless(Steps().All(s => s.After >= TimeSpan.Zero && s.After <= TimeSpan.FromMinutes(MostMinutes)), Reason.Of("AWaitIsWithin", 0, MostMinutes)));

    private IEnumerable<RelaxationStep> Steps() =>
        new (RelaxationKind Kind, int? Minutes)[]
        {
            (RelaxationKind.DropAdditionalSkill, DropAdditionalSkill),
            (RelaxationKind.LowerLevel, LowerLevel),
            (RelaxationKind.SecondaryTeam, SecondaryTeam),
            (RelaxationKind.OtherProvider, OtherProvider),
            (RelaxationKind.NextTier, NextTier),
        }.Where(s => s.Minutes is not null).Select(s => new RelaxationStep(s.Kind, TimeSpan.FromMinutes(s.Minutes!.Value)));
}
