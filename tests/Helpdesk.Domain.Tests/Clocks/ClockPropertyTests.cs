using CsCheck;
using Helpdesk.Domain.Clocks;

namespace Helpdesk.Domain.Tests.Clocks;

/// <summary>Whatever happens to a ticket in whatever order: time is conserved, never restarts, and falls due when a film of every minute says.</summary>
public sealed class ClockPropertyTests
{
    private static readonly Gen<(int Kind, int Minutes, int Which)[]> Little = Story(1, 40, 4_000);
    private static readonly Gen<(int Kind, int Minutes, int Which)[]> Much = Story(2_000, 3_000, 1_000);

    [Fact]
    public void A_story_of_some_events_falls_due_as_its_film_says() => Little.Sample(Judge, iter: 200, threads: 1);

    [Fact]
    public void A_story_of_thousands_of_events_over_years_falls_due_as_its_film_says() => Much.Sample(Judge, iter: 2, threads: 1);

    private static Gen<(int Kind, int Minutes, int Which)[]> Story(int fewest, int most, int apart) =>
        Gen.Select(Gen.Int[0, Teller.Kinds - 1], Gen.Int[0, apart], Gen.Int[0, 100]).Array[fewest, most];

    private static void Judge((int Kind, int Minutes, int Which)[] story)
    {
        var (teller, film) = (new Teller(), new Film());
        foreach (var (kind, minutes, which) in story)
        {
            var before = teller.Clocks.Where(c => c.IsOpen).ToDictionary(c => c, c => teller.Book.Elapsed(c, teller.Now));
            teller.Tell(kind, minutes, which, film);
            Assert.All(before, c => Assert.True(teller.Book.Elapsed(c.Key, teller.Now) >= c.Value, $"{c.Key.Kind} lost time"));
        }

        teller.Rest(film);
        AssertChain(teller);
        Assert.Contains(teller.Clocks, c => c.Kind == ClockKind.Resolution);
        Assert.All(teller.Clocks, clock =>
        {
            Assert.Equal(film.Elapsed(clock, teller.Now), teller.Book.Elapsed(clock, teller.Now));
            Assert.Equal(teller.Book.Elapsed(clock, teller.Now), TimeSpan.FromTicks(teller.Book.UsedByStay(clock, teller.Now).Values.Sum(t => t.Ticks)));
            if (clock.IsOpen && film.KnowsWhen(clock))
            {
                Assert.Equal(film.DueAt(clock), clock.DueAt);
            }
        });
    }

    /// <summary>From the report to now without a gap and without an overlap; one span goes on.</summary>
    private static void AssertChain(Teller teller) => Assert.All(Enum.GetValues<Party>(), party =>
    {
        var chain = teller.Spans.Where(s => s.Party == party).OrderBy(s => s.From).ToList();
        Assert.Equal(Film.Begin, chain[0].From);
        Assert.All(chain.Zip(chain.Skip(1)), p => Assert.Equal(p.First.Until, p.Second.From));
        Assert.Null(chain[^1].Until);
        Assert.All(chain, s => Assert.True(s.Used >= TimeSpan.Zero));
    });
}
