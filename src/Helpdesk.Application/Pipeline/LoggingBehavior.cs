using System.Diagnostics;
using System.Reflection;
using Helpdesk.Application.Security;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Application.Pipeline;

/// <summary>
/// Logs the name of each request, how long it took and how it failed; of a command also who sent it and the ids it names.
/// Never what it says.
/// </summary>
internal sealed class LoggingBehavior<TRequest, TResult>(ILogger<LoggingBehavior<TRequest, TResult>> logger, ICurrentUser current)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    private static readonly string Name = typeof(TRequest).DeclaringType is { } useCase ? $"{useCase.Name}.{typeof(TRequest).Name}" : typeof(TRequest).Name;

    /// <summary>An id is a whole number of 64 bits, and nothing else in a request is.</summary>
    private static readonly PropertyInfo[] IdProperties =
        [.. typeof(TRequest).GetProperties().Where(p => p.PropertyType == typeof(long) || p.PropertyType == typeof(long?))];

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var result = await next();
            LogSuccess(request, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            return result;
        }
        catch (Exception exception)
        {
            LogFailure(request, exception.GetType().Name);
            throw;
        }
    }

    private void LogSuccess(TRequest request, double elapsed)
    {
        if (request is ICommand<TResult>)
        {
            logger.LogInformation(
                "{Request} by agent {AgentId}, account {AccountId}, on {Ids} took {Elapsed:0.0} ms",
                Name, current.User.AgentId, current.User.AccountId, Ids(request), elapsed);
        }
        else
        {
            logger.LogDebug("{Request} took {Elapsed:0.0} ms", Name, elapsed);
        }
    }

    private void LogFailure(TRequest request, string failure)
    {
        if (request is ICommand<TResult>)
        {
            logger.LogInformation(
                "{Request} by agent {AgentId}, account {AccountId}, on {Ids} failed with {Failure}",
                Name, current.User.AgentId, current.User.AccountId, Ids(request), failure);
        }
        else
        {
            logger.LogInformation("{Request} failed with {Failure}", Name, failure);
        }
    }

    private static Dictionary<string, object> Ids(TRequest request) =>
        IdProperties.Where(p => p.GetValue(request) is not null).ToDictionary(p => p.Name, p => p.GetValue(request)!);
}
