namespace Helpdesk.Web.Infrastructure;

/// <summary>Reads something again and again that other nodes may have changed.</summary>
/// <param name="what">For the log, as the beginning of a sentence: "The settings".</param>
internal abstract class Refreshing(TimeSpan age, string what, Func<CancellationToken, Task> refresh, TimeProvider time, ILogger logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(age, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await refresh(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // A task that fails here would end the whole process, only because the database was away for a while.
                logger.LogWarning("{What} could not be read again: {Failure}", what, exception.GetType().Name);
            }
        }
    }
}
