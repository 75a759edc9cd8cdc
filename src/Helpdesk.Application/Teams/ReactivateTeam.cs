using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Providers;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Teams;

/// <summary>A team works again, if its service provider does and may serve what it served.</summary>
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
            var team = (await db.Teams.Include(t => t.Families).ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            var last = await db.Settings.Select(s => s.LastTier).SingleAsync(cancellationToken);
            var providerWorks = team.ProviderId is null || await db.Providers.AnyAsync(p => p.Id == team.ProviderId && p.Active, cancellationToken);
            Verdict.Unless(providerWorks, Reason.Of("AnInactiveProviderRunsNoTeam"))
                .And(Verdict.Unless(team.Tier <= last, Reason.Of("TheCompanyRunsTheTier", team.Tier)))
                .OrThrow();
            await db.MayServeOrThrow(team.Tier, team.ProviderId, [.. team.Families.Select(f => f.FamilyId)], cancellationToken);
            team.Reactivate();
            return Unit.Value;
        }
    }
}
