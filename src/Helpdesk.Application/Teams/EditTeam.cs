using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Providers;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Teams;

public static class EditTeam
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Result>;

    public sealed record Result(Command Form, string Name, Tier Tier, string? Provider, bool Active, IReadOnlyList<FamilyName> Families);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand, IGapConfirmation
    {
        public long Id { get; init; }

        public int Version { get; init; }

        public string Name { get; init; } = "";

        public long[] FamilyIds { get; init; } = [];

        public Distribution Distribution { get; init; } = Distribution.Pull;

        /// <summary>Somebody has read that a family will be without a team, or without anybody admitted, in this tier.</summary>
        public bool Confirmed { get; init; }

        public string GapReason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).RequiredText(Team.NameMaxLength);
            RuleFor(c => c.Distribution).Known();
            this.KnowsTheGap();
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var team = await db.Teams.AsNoTracking().Include(t => t.Families).ByIdOrNotFound(query.Id, cancellationToken);
            var named = team.Families.Select(f => f.FamilyId).ToList();
            return new(
                new() { Id = team.Id, Version = team.Version, Name = team.Name, FamilyIds = [.. named], Distribution = team.Distribution },
                team.Name, team.Tier,
                await db.Providers.Where(p => p.Id == team.ProviderId).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken),
                team.Active,
                await db.Families.Where(f => f.Active || named.Contains(f.Id)).OrderBy(f => f.Id)
                    .Select(f => new FamilyName(f.Id, f.Name)).ToListAsync(cancellationToken));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, CoverageGuard guard) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var team = (await db.Teams.Include(t => t.Families).ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            await db.KnownFamiliesOrThrow(command.FamilyIds, [.. team.Families.Select(f => f.FamilyId)], cancellationToken);
            await db.Teams.Where(t => t.Id != team.Id).Select(t => t.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            if (team.Active)
            {
                await db.MayServeOrThrow(team.Tier, team.ProviderId, command.FamilyIds, cancellationToken);
            }

            var map = await ServiceMap.LoadAsync(db, cancellationToken);
            var changed = new CandidateTeam(team.Id, team.Tier, team.Active, command.FamilyIds);
            await guard.PassAsync(
                staffing => staffing.WithTeam(changed), command, cancellationToken, TeamFields.Knowingly(command.Confirmed, map.OpenedBy(changed)));

            team.Change(command.Name.Trim(), command.FamilyIds);
            team.Distribute(command.Distribution);
            db.Touch(team);
            return Unit.Value;
        }
    }
}
