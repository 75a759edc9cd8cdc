using Helpdesk.Application.Presences;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Learns within seconds who came, went or was set away on another node or by what falls due.</summary>
internal sealed class PresenceRefresh(KnownPresences presences, TimeProvider time, ILogger<PresenceRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Age, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await presences.RefreshAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Who is there could not be read again: {Failure}", exception.GetType().Name);
            }
        }
    }
}
