using System.Security.Claims;
using Helpdesk.Application.Presences;
using Helpdesk.Application.Security;
using MediatR;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Who signs in is at the desk, who signs out is not. In a scope of its own: the request's user is still who they were before.</summary>
public sealed class Attendance(IServiceScopeFactory scopes, KnownPresences presences)
{
    public Task ArriveAsync(ClaimsPrincipal who, CancellationToken cancellationToken) => SendAsync(who, new Arrive.Command(), cancellationToken);

    public Task LeaveAsync(ClaimsPrincipal who, CancellationToken cancellationToken) => SendAsync(who, new Leave.Command(), cancellationToken);

    private async Task SendAsync(ClaimsPrincipal who, IRequest<Unit> request, CancellationToken cancellationToken)
    {
        var user = HttpCurrentUser.From(who);
        if (!user.IsAgent)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingUser>().User = user;
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
        await presences.RefreshAsync(cancellationToken);
    }
}
