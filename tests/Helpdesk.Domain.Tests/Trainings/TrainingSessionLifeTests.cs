using CsCheck;
using Helpdesk.Domain.Trainings;

namespace Helpdesk.Domain.Tests.Trainings;

/// <summary>Whatever people try with a session, in whatever order, these hold after every try.</summary>
public sealed class TrainingSessionLifeTests
{
    private enum Deed
    {
        Enrol,
        Withdraw,
        ChangePlaces,
        Cancel,
        LetTimePass,
    }

    private static readonly Gen<(Deed, int, int)[]> Lives = Gen.Select(
        Gen.Frequency((6, Gen.Const(Deed.Enrol)), (4, Gen.Const(Deed.Withdraw)), (3, Gen.Const(Deed.ChangePlaces)), (1, Gen.Const(Deed.LetTimePass)), (1, Gen.Const(Deed.Cancel))),
        Gen.Int[1, 8], Gen.Int[-1, 6]).Array[1, 50];

    [Fact]
    public void The_places_are_never_overbooked_nobody_is_in_twice_and_nobody_waits_beside_a_free_place() => Lives.Sample(Live, iter: 2000);

    [Fact]
    public void The_lives_that_are_tried_fill_sessions_and_move_waiting_lists_up()
    {
        var (full, moved, refused) = (0, 0, 0);
        Lives.Sample(
            life =>
            {
                var session = Sessions.Of();
                var now = Sessions.Now;
                foreach (var deed in life)
                {
                    refused += Try(session, deed, ref now) ? 0 : 1;
                    full += session.WaitingList.Any() ? 1 : 0;
                }

                moved += session.Enrolments.Count(e => e.PlaceAt > e.EnrolledAt);
            },
            iter: 300, threads: 1);

        Assert.All([full, moved, refused], count => Assert.InRange(count, 10, int.MaxValue));
    }

    private static void Live((Deed, int, int)[] life)
    {
        var session = Sessions.Of();
        var now = Sessions.Now;
        foreach (var deed in life)
        {
            var (before, wasWaiting) = (Seen(session), session.Waiting());
            var done = Try(session, deed, ref now);

            Assert.True(done || before == Seen(session), $"a refused {deed} changed the session");
            Assert.InRange(session.In().Length, 0, session.Places);
            Assert.True(session.In().Length == session.Places || session.Waiting().Length == 0, "somebody waits beside a free place");
            var all = session.In().Concat(session.Waiting()).ToList();
            Assert.Equal(all.Count, all.Distinct().Count());

            // Who goes on waiting does so in the same order, and who overtook nobody stands behind them.
            var stillWaiting = session.Waiting().Where(wasWaiting.Contains).ToList();
            Assert.Equal(wasWaiting.Where(stillWaiting.Contains), stillWaiting);
            Assert.Equal(stillWaiting, session.Waiting().Take(stillWaiting.Count));
            Assert.Equal(session.Enrolments.Count, session.Enrolments.Select(e => e.Position).Distinct().Count());
        }
    }

    private static bool Try(TrainingSession session, (Deed Deed, int Who, int Places) what, ref DateTimeOffset now)
    {
        now = now.AddMinutes(1);
        try
        {
            switch (what.Deed)
            {
                case Deed.Enrol: session.Enrol(what.Who, what.Who, now); break;
                case Deed.Withdraw: session.Withdraw(what.Who, now); break;
                case Deed.ChangePlaces: session.Change(Sessions.Plan(what.Places), now); break;
                case Deed.Cancel: Cancel(session, what.Who, now); break;
                case Deed.LetTimePass: now = now.AddHours(what.Who * 3); break;
                default: throw new InvalidOperationException($"Nobody tries {what.Deed}.");
            }

            return true;
        }
        catch (BrokenRuleException)
        {
            return false;
        }
    }

    /// <summary>Seldom, for a cancelled session has no life to look at.</summary>
    private static void Cancel(TrainingSession session, int who, DateTimeOffset now)
    {
        if (who == 1)
        {
            session.Cancel("Cancelled", who, now);
        }
    }

    private static string Seen(TrainingSession session) => System.Text.Json.JsonSerializer.Serialize(session);
}
