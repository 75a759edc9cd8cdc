using Helpdesk.Application.Clocks;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Notices;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Settings;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Pipeline;

/// <summary>
/// One transaction and one save per command; queries pass. A command that lost a race runs again:
/// then it meets the other one's result, and the rules say what follows from it.
/// </summary>
internal sealed class UnitOfWorkBehavior<TRequest, TResult>(
    HelpdeskDbContext db, AdmittedTiers admitted, PromiseBook book, ClockKeeper clocks, TimeBoxKeeper boxes, NoticeWriter notices, DeskProfile profile)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    /// <summary>Enough for a crowd on one ticket; each attempt means that somebody else got through.</summary>
    private const int MostAttempts = 5;

    /// <summary>Commands about tickets, and who is there, change nothing about who may work where; all others might.</summary>
    private static readonly bool IsAboutTickets = typeof(TRequest).Namespace is
        "Helpdesk.Application.Tickets" or "Helpdesk.Application.Portal" or "Helpdesk.Application.DueWork" or "Helpdesk.Application.Presences";

    /// <summary>Commands about agreements, calendars and steps.</summary>
    private static readonly bool IsAboutPromises = typeof(TRequest).Namespace is "Helpdesk.Application.Clocks";

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (request is not ICommand<TResult>)
        {
            return await next();
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await db.InOneTransaction(() => next(), cancellationToken, () => FollowAsync(cancellationToken));
                if (!IsAboutTickets)
                {
                    admitted.Forget();
                }

                if (IsAboutPromises)
                {
                    book.Forget();
                }

                return result;
            }
            catch (Exception exception) when (HasLost(exception))
            {
                db.ChangeTracker.Clear();
                if (attempt == MostAttempts)
                {
                    throw new StaleVersionException();
                }
            }
            catch
            {
                db.ChangeTracker.Clear();
                throw;
            }
        }
    }

    /// <summary>Somebody else was faster; asked again, the rules meet what they did.</summary>
    private bool HasLost(Exception exception) =>
        exception is DbUpdateConcurrencyException || (exception is DbUpdateException saving && db.IsDuplicate(saving)) || db.IsDeadlock(exception);

    /// <summary>
    /// Whoever is concerned is told, and what was promised about a ticket is followed. One that waits for somebody after this command, however it came to that, is looked at
    /// by the router, and of one that just began to wait for its customer the silence is counted; work that fell due says itself when it is due again.
    /// </summary>
    /// <returns>Whether there is something to save.</returns>
    private async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        var followed = await notices.FollowAsync(cancellationToken) | await clocks.FollowAsync(cancellationToken) | await boxes.FollowAsync(cancellationToken);
        if (typeof(TRequest) == typeof(DoDueWork.Command))
        {
            return followed;
        }

        var looking = db.Tickets.Local.Where(t => t.LooksForSomebody).ToList();
        foreach (var ticket in looking)
        {
            await db.ScheduleAsync(RouteTicket.Name, ticket.Id, ticket.UpdatedAt, cancellationToken);
        }

        var asked = 0;
        foreach (var ticket in db.Tickets.Local.Where(t => t.HasJustAsked).ToList())
        {
            if (ticket.NextOfSilence(profile.Silence) is { } next)
            {
                await db.ScheduleAsync(SilentCustomer.Name, ticket.Id, next.At, cancellationToken);
                asked++;
            }
        }

        return followed || looking.Count + asked > 0;
    }
}
