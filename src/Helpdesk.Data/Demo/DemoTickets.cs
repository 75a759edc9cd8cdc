using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Data.Demo;

/// <summary>Every opening of every story once: about sixty still on their way, the rest solved over the last sixty days.</summary>
internal sealed class DemoTickets(DemoWorld world, DateTimeOffset now, int seed)
{
    public const int Days = 60;

    /// <summary>Tickets about which a specialist is asked; every second question is answered.</summary>
    public const int Questions = 10;

    private readonly Random random = new(seed);
    private readonly Dictionary<Customer, int> given = world.Customers.ToDictionary(c => c, _ => 0);
    private int asked;

    /// <summary>In the order in which they were reported.</summary>
    public IEnumerable<Ticket> Create()
    {
        var openings = (from story in Story.All() from opening in story.Openings select (story, opening)).ToArray();
        random.Shuffle(openings);
        var left = openings.ToList();
        var tales = new List<(Replay Replay, Story Story, Opening Opening, Customer Customer)>();

        foreach (var plan in Plan.Unfinished)
        {
            for (var i = 0; i < plan.Count; i++)
            {
                var found = left.FindIndex(o => Stops(o.story, plan).Any());
                var (story, opening) = left[found];
                left.RemoveAt(found);
                var stops = Stops(story, plan).ToList();
                var replay = new Replay([.. Script.Of(story, plan.Twist).Take(stops[random.Next(stops.Count)] + 1)], random);
                replay.EndBy(now.AddHours(-0.2 - (random.NextDouble() * plan.Idle)));
                tales.Add((replay, story, opening, CustomerFor(story, withAccount: i == 0)));
            }
        }

        for (var i = 0; i < left.Count; i++)
        {
            var (story, opening) = left[i];
            var replay = new Replay(Script.Of(story, Plan.Past[i % Plan.Past.Count]), random);
            replay.BeginAt(now.AddDays(-Days + (random.NextDouble() * (Days - 2))));
            if (replay.End > now)
            {
                replay.EndBy(now.AddHours(-random.NextDouble() * 48));
            }

            tales.Add((replay, story, opening, CustomerFor(story, withAccount: false)));
        }

        return tales.OrderBy(t => t.Replay.Begin).Select(t =>
        {
            var stage = t.Replay.Run(r => new Stage(world, t.Story, t.Opening, t.Customer, r), random, now);
            asked += asked < Questions && stage.AskTheNextTier(answered: asked % 2 == 1, now) ? 1 : 0;
            return stage.Ticket;
        });
    }

    private static IEnumerable<int> Stops(Story story, Plan plan) =>
        Script.Of(story, plan.Twist).Select((step, i) => (step, i)).Where(s => s.step.Mark == plan.Stop).Select(s => s.i);

    /// <summary>Speaks the story's language; the one with the fewest tickets so far, or one with an account.</summary>
    private Customer CustomerFor(Story story, bool withAccount)
    {
        var customer = world.Customers.Where(c => c.Language == story.Language && (!withAccount || world.AccountOf(c) is not null))
            .MinBy(c => given[c])!;
        given[customer]++;
        return customer;
    }
}
