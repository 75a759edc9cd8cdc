using Helpdesk.Application.Outbox;
using Helpdesk.Application.Ports;
using Helpdesk.Application.Security;
using MediatR;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Empties the outbox, on every node that does due work; who sends which mail the database decides.</summary>
public sealed class MailSender(IServiceScopeFactory scopes, IEnumerable<IMailTransport> transports, TimeProvider time, ILogger<MailSender> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(30);

    private readonly IMailTransport? transport = transports.LastOrDefault();

    /// <summary>Sends what waits, at most one lease full of it.</summary>
    /// <returns>How many mails were taken.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (transport is null || !await SendAsync(new NextMail.Query(), cancellationToken))
        {
            return 0;
        }

        var claimed = await SendAsync(new ClaimMail.Command(), cancellationToken);
        foreach (var mail in claimed)
        {
            await DeliverAsync(mail, transport, cancellationToken);
        }

        return claimed.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (transport is null)
        {
            logger.LogWarning("Mails are not sent: no transport is configured. They wait in the outbox; see Helpdesk:Mail in docs/operations.md");
            return;
        }

        // The rest of the start goes on meanwhile.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Look;
            try
            {
                wait = await RunOnceAsync(stoppingToken) > 0 ? TimeSpan.Zero : Look;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("The outbox could not be emptied: {Failure}", exception.GetType().Name);
                wait = AfterTrouble;
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One mail's failure is that mail's: it is noted, and the next one has its turn. The log names no address and no text.</summary>
    private async Task DeliverAsync(ClaimMail.Claimed mail, IMailTransport through, CancellationToken cancellationToken)
    {
        try
        {
            using var enough = new CancellationTokenSource(ClaimMail.LongestSending, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enough.Token);
            await using var scope = scopes.CreateAsyncScope();
            await through.SendAsync(scope.ServiceProvider.GetRequiredService<NoticeMails>().Of(mail), either.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("Mail {MailId} could not be sent: {Failure}", mail.Id, exception.GetType().Name);
            await SendAsync(new MarkMailFailed.Command(mail.Id, mail.Owner, exception.GetType().Name), cancellationToken);
            return;
        }

        if (!await SendAsync(new MarkMailSent.Command(mail.Id, mail.Owner), cancellationToken))
        {
            logger.LogWarning("Mail {MailId} took longer than its lease and may be sent twice", mail.Id);
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
