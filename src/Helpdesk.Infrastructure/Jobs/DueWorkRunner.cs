using Helpdesk.Application.DueWork;
using Helpdesk.Application.Security;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Infrastructure.Jobs;

/// <summary>Does what falls due, on every node at once; who does which item the database decides.</summary>
public sealed class DueWorkRunner(IServiceScopeFactory scopes, TimeProvider time, ILogger<DueWorkRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PlanAgain = TimeSpan.FromHours(1);
    private static readonly TimeSpan NoteAgain = TimeSpan.FromSeconds(5);

    private readonly DueTally tally = new();
    private long noted = time.GetTimestamp();

    /// <summary>Does what is due now, at most one lease full of it.</summary>
    /// <returns>How many items were taken.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (!await SendAsync(new NextDueWork.Query(), cancellationToken))
        {
            await NoteAsync(cancellationToken);
            return 0;
        }

        var claimed = await SendAsync(new ClaimDueWork.Command(), cancellationToken);
        var since = time.GetTimestamp();
        foreach (var item in claimed)
        {
            await DoAsync(item, since, cancellationToken);
        }

        if (time.GetElapsedTime(noted) >= NoteAgain)
        {
            await NoteAsync(cancellationToken);
        }

        return claimed.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The rest of the start goes on meanwhile.
        await Task.Yield();
        long? planned = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Look;
            try
            {
                if (planned is null || time.GetElapsedTime(planned.Value) >= PlanAgain)
                {
                    await SendAsync(new PlanRecurringWork.Command(), stoppingToken);
                    planned = time.GetTimestamp();
                }

                wait = await RunOnceAsync(stoppingToken) > 0 ? TimeSpan.Zero : Look;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Due work could not be looked for: {Failure}", exception.GetType().Name);
                wait = AfterTrouble;
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await NoteAsync(CancellationToken.None);
    }

    /// <summary>One item's failure is that item's: it is noted, and the next one has its turn.</summary>
    /// <param name="item">It was leased.</param>
    /// <param name="since">The moment of that on this node, from which it counts on by the database's time.</param>
    /// <param name="cancellationToken">Ends it; the lease runs out.</param>
    private async Task DoAsync(ClaimDueWork.Claimed item, long since, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        var (runs, failed) = (true, false);
        try
        {
            runs = await SendAsync(new DoDueWork.Command(item.Id, item.Owner), cancellationToken);
        }
        catch (LeaseLostException)
        {
            logger.LogWarning("Due work {Kind} {Subject} was taken over by another node", item.Kind, item.Subject);
            return;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "Due work {Kind} {Subject} failed", item.Kind, item.Subject);
            failed = true;
            await SendAsync(new FailDueWork.Command(item.Id, item.Owner, FailureCause.Of(exception)), cancellationToken);
        }

        if (runs)
        {
            var at = item.At + time.GetElapsedTime(since);
            tally.Add(new(item.Kind, 1, failed ? 1 : 0, at - item.DueAt, at, time.GetElapsedTime(begin), failed));
        }
    }

    /// <summary>What is not written down yet when a process dies is missing from the figures, and from nothing else.</summary>
    private async Task NoteAsync(CancellationToken cancellationToken)
    {
        if (tally.IsEmpty)
        {
            return;
        }

        noted = time.GetTimestamp();
        var taken = tally.Take();
        try
        {
            await SendAsync(new NoteDueRuns.Command(taken), cancellationToken);
        }
        catch (Exception exception)
        {
            // Figures keep no work from being done; they are written down the next time.
            logger.LogWarning("Figures of due work could not be written down: {Failure}", exception.GetType().Name);
            foreach (var entry in taken)
            {
                tally.Add(entry);
            }
        }
    }

    /// <summary>Each request has a scope of its own, in which the desk itself is the user.</summary>
    private async Task<TResult> SendAsync<TResult>(IRequest<TResult> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingUser>().User = CurrentUser.Desk;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }
}
