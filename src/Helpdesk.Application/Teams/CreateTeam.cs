using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Providers;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Teams;

/// <summary>A new team. Its tier and who runs it stay for ever: history and admission refer to them.</summary>
public static class CreateTeam
{
    /// <summary>What can be chosen.</summary>
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(Tier Last, IReadOnlyList<FamilyName> Families, IReadOnlyList<ProviderName> Providers);

    public sealed record ProviderName(long Id, string Name);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand<Team>
    {
        public string Name { get; init; } = "";

        public Tier Tier { get; init; } = Tier.First;

        public long? ProviderId { get; init; }

        public long[] FamilyIds { get; init; } = [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).RequiredText(Team.NameMaxLength);
            RuleFor(c => c.Tier).Known();
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken) => new(
            await db.Settings.Select(s => s.LastTier).SingleAsync(cancellationToken),
            await db.Families.Where(f => f.Active).OrderBy(f => f.Id).Select(f => new FamilyName(f.Id, f.Name)).ToListAsync(cancellationToken),
            await db.Providers.Where(p => p.Active).OrderBy(p => p.Name).Select(p => new ProviderName(p.Id, p.Name)).ToListAsync(cancellationToken));
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Team>
    {
        public async Task<Team> Handle(Command command, CancellationToken cancellationToken)
        {
            var last = await db.Settings.Select(s => s.LastTier).SingleAsync(cancellationToken);
            Verdict.Unless(command.Tier <= last, Reason.Of("TheCompanyRunsTheTier", command.Tier).At(nameof(command.Tier))).OrThrow();
            await db.KnownFamiliesOrThrow(command.FamilyIds, [], cancellationToken);
            if (command.ProviderId is { } provider && !await db.Providers.AnyAsync(p => p.Id == provider && p.Active, cancellationToken))
            {
                throw new NotFoundException(nameof(ServiceProvider));
            }

            await db.MayServeOrThrow(command.Tier, command.ProviderId, command.FamilyIds, cancellationToken);
            await db.Teams.Select(t => t.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            var team = new Team(command.Name.Trim(), command.Tier, command.ProviderId);
            team.Change(command.Name.Trim(), command.FamilyIds);
            db.Teams.Add(team);
            return team;
        }
    }
}
