using System.Reflection;
using Helpdesk.Application.Security;
using MediatR;

namespace Helpdesk.Application.Pipeline;

/// <summary>Every request declares a permission; one that declares none is permitted to nobody.</summary>
internal sealed class AuthorizationBehavior<TRequest, TResult>(ICurrentUser current) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    private static readonly RequiresAttribute? Declared = typeof(TRequest).GetCustomAttribute<RequiresAttribute>();

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        Declared is not null && current.User.May(Declared.Permission) ? next() : throw new NotPermittedException(typeof(TRequest).FullName!);
}
