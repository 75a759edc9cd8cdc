using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Providers;

/// <summary>The provider works again; its teams and people are let in one by one.</summary>
public static class ReactivateProvider
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public long Id { get; init; }

        public int Version { get; init; }
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            (await db.Providers.ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version).Reactivate();
            return Unit.Value;
        }
    }
}
