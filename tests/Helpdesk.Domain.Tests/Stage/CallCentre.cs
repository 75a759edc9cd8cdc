namespace Helpdesk.Domain.Tests.Stage;

/// <summary>
/// Six kinds of work at 84 erlangs and 90 people, as in Wallace and Whitt, “A staffing algorithm for call centers with skill-based routing” (2005):
/// customers arrive and are served at random (exponential), nobody gives up. Who serves whom is the roster's and the order of work's decision alone.
/// </summary>
internal sealed class CallCentre
{
    public const int Kinds = 6;
    public const int People = 90;
    public const double Load = 84;

    private static readonly TimeSpan HandlingTime = TimeSpan.FromMinutes(10);

    private readonly Random random;
    private readonly Roster roster;
    private readonly RoutingCase[] arriving = [.. Enumerable.Range(0, Kinds).Select(k => Asking(k).Case(RoutingPath.Offer))];
    private readonly RoutingCase[] waiting = [.. Enumerable.Range(0, Kinds).Select(k => Asking(k).Case(RoutingPath.Pull))];
    private readonly SortedSet<QueuedWork> queue = new(WorkOrder.Instance);
    private readonly Dictionary<long, int> kinds = [];
    private readonly PriorityQueue<long, double> completions = new();

    // Kept beside the roster, to see from outside whether it does what it says.
    private readonly SortedSet<(double Since, long Agent)>[] idle =
        [.. Enumerable.Range(0, Kinds).Select(k => new SortedSet<(double, long)>(Enumerable.Range(1, People).Where(i => (i - 1) % Kinds == k).Select(i => (-1.0, (long)i))))];
    private readonly long[] lastServed = new long[Kinds];

    /// <param name="skillsEach">The first is everybody's own kind, held at a higher level; then the kinds beside it.</param>
    public CallCentre(int skillsEach, int seed)
    {
        random = new(seed);
        roster = new(Enumerable.Range(0, People).Select(i => Person(i, skillsEach)), Gates.AnyoneInAnyTier, Gates.Now);
    }

    /// <summary>Customers who did not come to the longest idle of their own kind's people although one was idle.</summary>
    public int PassedOver { get; private set; }

    /// <summary>Customers who were served after somebody of the same kind who came later.</summary>
    public int Overtaken { get; private set; }

    /// <summary>The mean wait in units of the handling time, of the customers after the first tenth.</summary>
    public double MeanWait(int customers)
    {
        var (total, arrival) = (0.0, Exponential(1 / Load));
        for (var customer = 1; customer <= customers;)
        {
            if (completions.TryPeek(out var agent, out var completed) && completed < arrival)
            {
                completions.Dequeue();
                roster.Complete(agent, At(completed));
                total += Free(agent, completed) is { } next && next.Id > customers / 10 ? (At(completed) - next.ArrivedAt) / HandlingTime : 0;
            }
            else
            {
                Arrive(customer++, arrival);
                arrival += Exponential(1 / Load);
            }
        }

        return total / (customers * 0.9);
    }

    private void Arrive(int customer, double time)
    {
        var kind = random.Next(Kinds);
        if (roster.Choose(arriving[kind], RelaxationPlan.None, At(time)).AgentId is { } agent)
        {
            PassedOver += idle[kind].Count > 0 && idle[kind].Min.Agent != agent ? 1 : 0;
            idle[KindOf(agent)].RemoveWhere(i => i.Agent == agent);
            Serve(agent, time);
            return;
        }

        queue.Add(new(Ticket.NothingDue, Priority.Lowest, 0, At(time), customer));
        kinds[customer] = kind;
    }

    /// <summary>Takes the next customer they are eligible for, or is idle.</summary>
    private QueuedWork? Free(long agent, double time)
    {
        foreach (var next in queue)
        {
            if (roster.MayTake(agent, waiting[kinds[next.Id]], At(time)))
            {
                queue.Remove(next);
                kinds.Remove(next.Id, out var kind);
                Overtaken += next.Id < lastServed[kind] ? 1 : 0;
                lastServed[kind] = next.Id;
                Serve(agent, time);
                return next;
            }
        }

        idle[KindOf(agent)].Add((time, agent));
        return null;
    }

    private void Serve(long agent, double time)
    {
        roster.Take(agent);
        completions.Enqueue(agent, time + Exponential(1));
    }

    private static int KindOf(long agent) => (int)((agent - 1) % Kinds);

    private double Exponential(double mean) => -mean * Math.Log(1 - random.NextDouble());

    private static DateTimeOffset At(double time) => Gates.Now + (time * HandlingTime);

    private static Work Asking(int kind) => Gates.Asking(new RequiredSkill(kind + 1, Desk.OpticsName, SkillLevel.Competent));

    private static RoutingCandidate Person(int i, int skillsEach) =>
        Routes.Person(i + 1, [.. Enumerable.Range(0, skillsEach).Select(s => Gates.Optics with
        {
            TopicId = ((i + s) % Kinds) + 1, Level = s == 0 ? SkillLevel.Proficient : SkillLevel.Competent, ValidUntil = null,
        })]).With(a => a with { Capacity = 1 });
}
