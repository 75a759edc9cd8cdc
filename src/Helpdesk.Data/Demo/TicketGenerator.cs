using Helpdesk.Data.Bulk;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Demo;

/// <summary>Fills a demo desk up to so many tickets, for measurements: short stories, about a fifth of them still on their way.</summary>
public sealed class TicketGenerator
{
    public const int Most = 1_000_000;

    private const int BatchSize = 2_000;
    private const double Unfinished = 0.17;

    private readonly DemoWorld world;
    private readonly BulkTickets bulk;
    private readonly DateTimeOffset now;
    private readonly int count;
    private readonly int seed;
    private readonly Dictionary<Language, List<Customer>> customers;
    private readonly IReadOnlyList<ShortStory> stories = ShortStory.All();

    private TicketGenerator(DemoWorld world, BulkTickets bulk, DateTimeOffset now, int count, int seed)
    {
        (this.world, this.bulk, this.now, this.count, this.seed) = (world, bulk, now, count, seed);
        customers = world.Customers.GroupBy(c => c.Language).ToDictionary(g => g.Key, g => g.ToList());
    }

    /// <summary>Written in batches; a run that was interrupted is taken up where it ended.</summary>
    /// <param name="count">How many tickets there are afterwards, if there were not more before.</param>
    /// <param name="progress">Told after each batch how many there are.</param>
    /// <returns>How many were made.</returns>
    public static async Task<int> FillAsync(
        HelpdeskDbContext db, int count, DateTimeOffset now, Action<int> progress, CancellationToken cancellationToken, int seed = DemoDesk.DefaultSeed)
    {
        var existing = await db.Tickets.CountAsync(cancellationToken);
        if (existing >= count)
        {
            return 0;
        }

        var bulk = await BulkTickets.PrepareAsync(db, cancellationToken);
        await AddCustomersAsync(db, bulk, count, cancellationToken);
        var world = await DemoWorld.LoadAsync(db, cancellationToken);
        db.ChangeTracker.Clear();

        var generator = new TicketGenerator(world, bulk, now, count, seed);
        for (var (done, next) = (existing, Task.Run(() => generator.Batch(existing), cancellationToken)); done < count;)
        {
            var rows = await next;
            done = Math.Min(done + BatchSize, count);
            var from = done;
            next = Task.Run(() => generator.Batch(from), cancellationToken);
            await bulk.WriteAsync(rows, cancellationToken);
            progress(done);
        }

        await db.RefreshStatisticsAsync(cancellationToken);
        return count - existing;
    }

    private static async Task AddCustomersAsync(HelpdeskDbContext db, BulkTickets bulk, int count, CancellationToken cancellationToken)
    {
        var known = await db.Customers.Select(c => c.EmailKey).ToHashSetAsync(cancellationToken);
        foreach (var customer in ManyCustomers.Create(ManyCustomers.For(count)).Where(c => !known.Contains(c.EmailKey)))
        {
            bulk.Add(customer);
        }

        await bulk.WriteAsync(bulk.Take(), cancellationToken);
    }

    private IReadOnlyList<(BulkTable Table, IReadOnlyList<object?[]> Rows)> Batch(int from)
    {
        for (var i = from; i < Math.Min(from + BatchSize, count); i++)
        {
            bulk.Add(Create(i));
        }

        return bulk.Take();
    }

    private Ticket Create(int number)
    {
        var random = new Random(HashOf(number));
        var unfinished = random.NextDouble() < Unfinished;
        var (story, highest) = ShortStory.Choose(stories, random, unfinished);
        var steps = Script.Of(story, unfinished && random.Next(8) == 0 ? Twist.WaitsForThirdParty : Twist.None);
        var replay = new Replay(unfinished ? [.. steps.Take(random.Next(Reached(steps, highest), steps.Count - 2) + 1)] : steps, random);
        var days = Math.Clamp(count / 500, DemoTickets.Days, 360);
        replay.BeginAt(now.AddDays(-days * (1 - ((number + random.NextDouble()) / (count + 1)))));
        if (replay.Begin > now)
        {
            replay.BeginAt(now.AddHours(-10));
        }

        var known = customers[story.Language];
        var customer = known[random.Next(known.Count)];
        return replay.Run(r => new Stage(world, story, story.Openings[r.Next(story.Openings.Count)], customer, r), random, now).Ticket;
    }

    /// <summary>The step that brings the ticket to its highest tier: queues above First Level shall not be empty.</summary>
    private static int Reached(IReadOnlyList<Step> steps, Tier highest) =>
        highest == Tier.First ? 0 : steps.Index().First(s => s.Item.Mark == (highest == Tier.Second ? Mark.WithSpecialists : Mark.WithDevelopers)).Index;

    /// <summary>Neighbouring seeds give similar first numbers; these are far apart.</summary>
    private int HashOf(int number) => unchecked((int)((((uint)number * 2_654_435_761) ^ ((uint)seed * 40_503)) & int.MaxValue));
}
