using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Application.Pipeline;

/// <summary>Logs the name of each request, how long it took and how it failed; never what it says.</summary>
internal sealed class LoggingBehavior<TRequest, TResult>(ILogger<LoggingBehavior<TRequest, TResult>> logger) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    private static readonly string Name = typeof(TRequest).DeclaringType is { } useCase ? $"{useCase.Name}.{typeof(TRequest).Name}" : typeof(TRequest).Name;

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var result = await next();
            logger.LogDebug("{Request} took {Elapsed:0.0} ms", Name, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            return result;
        }
        catch (Exception exception)
        {
            logger.LogInformation("{Request} failed with {Failure}", Name, exception.GetType().Name);
            throw;
        }
    }
}
