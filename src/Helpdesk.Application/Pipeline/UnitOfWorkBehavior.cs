using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Pipeline;

/// <summary>
/// One transaction and one save per command; queries pass. A command that lost a race runs again, once:
/// then it meets the other one's result, and the rules say what follows from it.
/// </summary>
internal sealed class UnitOfWorkBehavior<TRequest, TResult>(HelpdeskDbContext db) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (request is not ICommand<TResult>)
        {
            return await next();
        }

        try
        {
            return await db.InOneTransaction(() => next(), cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || db.IsDuplicate(exception))
        {
            db.ChangeTracker.Clear();
        }
        catch
        {
            db.ChangeTracker.Clear();
            throw;
        }

        try
        {
            return await db.InOneTransaction(() => next(), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new StaleVersionException();
        }
    }
}
