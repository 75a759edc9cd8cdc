using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Pipeline;

/// <summary>
/// One transaction and one save per command; queries pass. A command that lost a race runs again:
/// then it meets the other one's result, and the rules say what follows from it.
/// </summary>
internal sealed class UnitOfWorkBehavior<TRequest, TResult>(HelpdeskDbContext db) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    /// <summary>Enough for a crowd on one ticket; each attempt means that somebody else got through.</summary>
    private const int MostAttempts = 5;

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
                return await db.InOneTransaction(() => next(), cancellationToken);
            }
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || db.IsDuplicate(exception))
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
}
