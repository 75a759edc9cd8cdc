using Helpdesk.Application.Settings;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Learns within a minute what an administrator changed on another node.</summary>
internal sealed class ProfileRefresh(DeskProfile profile, TimeProvider time, ILogger<ProfileRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Age, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await profile.RefreshAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // A task that fails here would end the whole process, only because the database was away for a while.
                logger.LogWarning("The settings could not be read again: {Failure}", exception.GetType().Name);
            }
        }
    }
}
