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

    /// <summary>Does what is due now, at most one lease full of it.</summary>
    /// <returns>How many items were taken.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (!await SendAsync(new NextDueWork.Query(), cancellationToken))
        {
            return 0;
        }

        var claimed = await SendAsync(new ClaimDueWork.Command(), cancellationToken);
        foreach (var item in claimed)
        {
            await DoAsync(item, cancellationToken);
        }

        return claimed.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The rest of the start goes on meanwhile.
        await Task.Yield();
        var planned = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Look;
            try
            {
                if (!planned)
                {
                    await SendAsync(new PlanRecurringWork.Command(), stoppingToken);
                    planned = true;
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
    }

    /// <summary>One item's failure is that item's: it is noted, and the next one has its turn.</summary>
    private async Task DoAsync(ClaimDueWork.Claimed item, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(new DoDueWork.Command(item.Id, item.Owner), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "Due work {Kind} {Subject} failed", item.Kind, item.Subject);
            await SendAsync(new FailDueWork.Command(item.Id, item.Owner, exception.GetType().Name), cancellationToken);
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
