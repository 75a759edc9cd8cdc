using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Teams;

/// <summary>A team works again, if its service provider does.</summary>
public static class ReactivateTeam
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
            var team = (await db.Teams.ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            var last = await db.Settings.Select(s => s.LastTier).SingleAsync(cancellationToken);
            var providerWorks = team.ProviderId is null || await db.Providers.AnyAsync(p => p.Id == team.ProviderId && p.Active, cancellationToken);
            Verdict.Unless(providerWorks, Reason.Of("AnInactiveProviderRunsNoTeam"))
                .And(Verdict.Unless(team.Tier <= last, Reason.Of("TheCompanyRunsTheTier", team.Tier)))
                .OrThrow();
            team.Reactivate();
            return Unit.Value;
        }
    }
}
