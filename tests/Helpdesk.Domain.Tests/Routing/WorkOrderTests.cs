using CsCheck;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class WorkOrderTests
{
    private static readonly DateTimeOffset Never = Ticket.NothingDue;
    private static readonly QueuedWork Usual = new(Never, 3, 1, Gates.Now, 5);

    private static readonly Gen<QueuedWork> Any = Gen.Select(
        Gen.Int[-1, 1].Nullable(), Gen.Int[1, 3], Gen.Int[0, 4], Gen.Int[0, 2], Gen.Long[1, 4],
        (due, priority, setbacks, hours, id) =>
            new QueuedWork(due is { } h ? Gates.Now.AddHours(h) : Never, priority, setbacks, Gates.Now.AddHours(hours), id));

    public static TheoryData<string, QueuedWork, QueuedWork> Pairs => new()
    {
        { "due earlier, whatever the priority", new(Gates.Now.AddHours(1), 5, 0, Gates.Now.AddDays(1), 9), Usual with { DueBy = Gates.Now.AddHours(2) } },
        { "breached before due", new(Gates.Now.AddHours(-1), 5, 0, Gates.Now.AddDays(1), 9), Usual with { DueBy = Gates.Now } },
        { "promised before not promised", new(Gates.Now.AddDays(9), 5, 0, Gates.Now.AddDays(1), 9), Usual },
        { "higher priority", new(Never, 2, 0, Gates.Now.AddDays(1), 9), Usual },
        { "came back more often", new(Never, 3, 2, Gates.Now.AddDays(1), 9), Usual },
        { "came first", new(Never, 3, 1, Gates.Now.AddTicks(-1), 9), Usual },
        { "older number", new(Never, 3, 1, Gates.Now, 4), Usual },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Each_thing_decides_only_where_all_before_it_are_equal(string why, QueuedWork first, QueuedWork second)
    {
        Assert.True(WorkOrder.Instance.Compare(first, second) < 0, why);
        Assert.True(WorkOrder.Instance.Compare(second, first) > 0, why);
    }

    [Fact]
    public void The_order_is_total() =>
        Gen.Select(Any, Any, Any).Sample((a, b, c) =>
        {
            var order = WorkOrder.Instance;
            return Math.Sign(order.Compare(a, b)) == -Math.Sign(order.Compare(b, a))
                && (order.Compare(a, b) != 0 || a.Id == b.Id)
                && (order.Compare(a, b) > 0 || order.Compare(b, c) > 0 || order.Compare(a, c) <= 0);
        }, iter: 20_000);

    [Fact]
    public void It_is_the_order_in_which_queues_are_read() =>
        Any.Array[0, 12].Sample(works =>
            works.Order(WorkOrder.Instance).SequenceEqual(
                works.OrderBy(w => w.DueBy).ThenBy(w => w.Priority).ThenByDescending(w => w.Setbacks).ThenBy(w => w.ArrivedAt).ThenBy(w => w.Id)), iter: 5000);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, -60_000)]
    [InlineData(90, 0, 90_000)]
    [InlineData(90, 4, -150_000)]
    public void Of_live_work_each_point_of_priority_counts_as_a_minute_of_waiting(int seconds, int points, long score) =>
        Assert.Equal(score, LiveScore.Of(DateTimeOffset.UnixEpoch.AddSeconds(seconds), points));

    [Theory]
    [InlineData(5, 0)]
    [InlineData(1, 4)]
    public void The_lowest_priority_has_no_points(int priority, int points) => Assert.Equal(points, LiveScore.PointsOf(priority));
}
