using System.Text.Json;
using Helpdesk.Domain.Trainings;

namespace Helpdesk.Domain.Tests.Trainings;

public sealed class TrainingSessionTests
{
    private static readonly DateTimeOffset Now = Sessions.Now;

    public static TheoryData<string, SessionPlan, Reason> BadPlans => new()
    {
        { "in the past", Sessions.Plan() with { StartsAt = Now.AddHours(-1) }, Reason.Of("ASessionBeginsInTheFuture").At("StartsAt") },
        { "at once", Sessions.Plan() with { StartsAt = Now }, Reason.Of("ASessionBeginsInTheFuture").At("StartsAt") },
        { "backwards", Sessions.Plan() with { EndsAt = Sessions.Starts.AddHours(-1) }, Reason.Of("ASessionEndsAfterItBegins").At("EndsAt") },
        { "without length", Sessions.Plan() with { EndsAt = Sessions.Starts }, Reason.Of("ASessionEndsAfterItBegins").At("EndsAt") },
        { "for nobody", Sessions.Plan(0), Reason.Of("ANumberIsWithinItsRange", 1, 500).At("Places") },
        { "for fewer than nobody", Sessions.Plan(-5), Reason.Of("ANumberIsWithinItsRange", 1, 500).At("Places") },
        { "for everybody", Sessions.Plan(100_000), Reason.Of("ANumberIsWithinItsRange", 1, 500).At("Places") },
    };

    [Theory, MemberData(nameof(BadPlans))]
    public void A_plan_that_makes_no_sense_is_refused_and_changes_nothing(string what, SessionPlan plan, Reason reason)
    {
        var session = Sessions.Of();

        Assert.NotEmpty(what);
        Assert.Equal([reason], Assert.Throws<BrokenRuleException>(() => new TrainingSession(5, plan, Now)).Reasons);
        Refuses(session, () => session.Change(plan, Now), reason);
    }

    [Fact]
    public void Who_comes_when_all_places_are_taken_waits_in_the_order_of_coming()
    {
        var session = Sessions.With(2, Desk.Fay, Desk.Finn, Desk.Sam, Desk.Sue);

        Assert.Equal([Desk.Fay.Id, Desk.Finn.Id], session.In());
        Assert.Equal([Desk.Sam.Id, Desk.Sue.Id], session.Waiting());
    }

    [Fact]
    public void Whoever_waits_longest_gets_the_place_that_somebody_gives_up()
    {
        var session = Sessions.With(2, Desk.Fay, Desk.Finn, Desk.Sam, Desk.Sue);

        session.Withdraw(Desk.Fay.Id, Now.AddHours(1));

        Assert.Equal([Desk.Finn.Id, Desk.Sam.Id], session.In());
        Assert.Equal([Desk.Sue.Id], session.Waiting());
        Assert.Equal(Now.AddHours(1), session.Participants.Last().PlaceAt);
    }

    [Fact]
    public void Who_leaves_the_waiting_list_frees_no_place_and_comes_back_at_its_end()
    {
        var session = Sessions.With(1, Desk.Fay, Desk.Finn, Desk.Sam);

        session.Withdraw(Desk.Finn.Id, Now);
        session.Enrol(Desk.Finn.Id, Desk.Lea.Id, Now);

        Assert.Equal([Desk.Fay.Id], session.In());
        Assert.Equal([Desk.Sam.Id, Desk.Finn.Id], session.Waiting());
        Assert.Equal(4, session.Enrolments.Count);
    }

    [Fact]
    public void More_places_let_the_first_who_wait_in_and_fewer_never_take_a_place_away()
    {
        var session = Sessions.With(1, Desk.Fay, Desk.Finn, Desk.Sam, Desk.Sue);

        session.Change(Sessions.Plan(3), Now);
        Assert.Equal([Desk.Fay.Id, Desk.Finn.Id, Desk.Sam.Id], session.In());
        Assert.Equal(0, session.Revision);

        Refuses(session, () => session.Change(Sessions.Plan(2), Now), Reason.Of("EveryParticipantKeepsTheirPlace", 3).At("Places"));
    }

    [Fact]
    public void Nobody_is_enrolled_twice_and_only_who_is_in_withdraws()
    {
        var session = Sessions.With(1, Desk.Fay, Desk.Finn);

        Refuses(session, () => session.Enrol(Desk.Fay.Id, Desk.Fay.Id, Now), Reason.Of("NobodyIsEnrolledTwice"));
        Refuses(session, () => session.Enrol(Desk.Finn.Id, Desk.Lea.Id, Now), Reason.Of("NobodyIsEnrolledTwice"));
        Refuses(session, () => session.Withdraw(Desk.Sam.Id, Now), Reason.Of("OnlyWhoIsEnrolledWithdraws"));
    }

    [Fact]
    public void Once_it_has_begun_nobody_comes_or_goes_and_its_plan_stays()
    {
        var (session, begun) = (Sessions.With(1, Desk.Fay, Desk.Finn), Reason.Of("ItIsOpenUntilItBegins", Sessions.Starts));

        Refuses(session, () => session.Enrol(Desk.Sam.Id, Desk.Sam.Id, Sessions.Starts), begun);
        Refuses(session, () => session.Withdraw(Desk.Fay.Id, Sessions.Starts), begun);
        Refuses(session, () => session.Change(Sessions.Plan(9), Sessions.Starts), begun);
        session.CanEnrol(Desk.Sam.Id, Sessions.Starts.AddTicks(-1)).IsAllowed();
    }

    [Fact]
    public void A_cancelled_session_says_why_and_stays_cancelled()
    {
        var (session, cancelled) = (Sessions.With(1, Desk.Fay), Reason.Of("ACancelledSessionStaysCancelled"));

        session.Cancel("The trainer is ill.", Desk.Lea.Id, Now);

        Assert.Equal((SessionPhase.Cancelled, "The trainer is ill.", Desk.Lea.Id, 1), (session.PhaseAt(Now), session.CancellationReason, session.CancelledById!.Value, session.Revision));
        Refuses(session, () => session.Cancel("Again", Desk.Lea.Id, Now), cancelled);
        Refuses(session, () => session.Enrol(Desk.Sam.Id, Desk.Sam.Id, Now), cancelled);
        Refuses(session, () => session.Withdraw(Desk.Fay.Id, Now), cancelled);
        Refuses(session, () => session.Change(Sessions.Plan(), Now), cancelled);
        Refuses(session, () => session.Record(Sessions.Sheet((Desk.Fay, true, 90)), 60, Desk.Lea.Id, Sessions.Ends), cancelled);
    }

    [Fact]
    public void Calendars_follow_another_time_or_place_but_not_another_trainer()
    {
        var session = Sessions.Of();

        session.Change(Sessions.Plan() with { Trainer = "Somebody else" }, Now);
        Assert.Equal(0, session.Revision);
        session.Change(Sessions.Plan() with { Place = "Room 4" }, Now);
        session.Change(Sessions.Plan() with { Place = "Room 4", EndsAt = Sessions.Ends.AddHours(1) }, Now);
        Assert.Equal(2, session.Revision);
    }

    [Fact]
    public void Its_phase_follows_the_clock_the_results_and_the_cancellation()
    {
        var session = Sessions.With(1, Desk.Fay);

        Assert.Equal(SessionPhase.Planned, session.PhaseAt(Sessions.Starts.AddTicks(-1)));
        Assert.Equal(SessionPhase.ResultsDue, session.PhaseAt(Sessions.Starts));
        session.Record(Sessions.Sheet((Desk.Fay, false, null)), 60, Desk.Lea.Id, Sessions.Ends);
        Assert.Equal(SessionPhase.Finished, session.PhaseAt(Sessions.Ends));
        session.CanCancel().IsRefused(Reason.Of("ASessionWithResultsTookPlace"));
    }

    private static void Refuses(TrainingSession session, Action what, Reason reason)
    {
        var before = JsonSerializer.Serialize(session);
        Assert.Equal([reason], Assert.Throws<BrokenRuleException>(what).Reasons);
        Assert.Equal(before, JsonSerializer.Serialize(session));
    }
}
