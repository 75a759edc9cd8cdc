using FluentValidation;
using Helpdesk.Application.Agents;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Application.Teams;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Providers;

/// <summary>The contract has ended: the provider's teams stop and its people lose their access, once no queue is left behind.</summary>
public static class DeactivateProvider
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Result>;

    /// <param name="Busy">Teams that hold active tickets and must be deactivated first.</param>
    /// <param name="Gaps">What nobody would serve any more.</param>
    public sealed record Result(string Name, bool Active, int Version, int Teams, int Agents, IReadOnlyList<BusyTeam> Busy, IReadOnlyList<Gap> Gaps);

    public sealed record BusyTeam(long Id, string Name, int ActiveTickets);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand, IGapConfirmation
    {
        public long Id { get; init; }

        public int Version { get; init; }

        public bool Confirmed { get; init; }

        public string GapReason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.KnowsTheGap();
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var provider = await db.Providers.AsNoTracking().Where(p => p.Id == query.Id)
                .Select(p => new { p.Name, p.Active, p.Version, Agents = db.Agents.Count(a => a.Active && a.ProviderId == p.Id) })
                .FirstOrNotFound(cancellationToken);
            var teams = await db.TeamsOf(query.Id).ToListAsync(cancellationToken);
            var map = await ServiceMap.LoadAsync(db, cancellationToken);
            return new(
                provider.Name, provider.Active, provider.Version, teams.Count, provider.Agents,
                [.. teams.Where(t => t.ActiveTickets > 0)], map.OpenedWithout([.. teams.Select(t => t.Id)]));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, UserManager<Account> accounts, TimeProvider time, CoverageGuard guard) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var provider = (await db.Providers.ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            var busy = (await db.TeamsOf(provider.Id).ToListAsync(cancellationToken)).FindAll(t => t.ActiveTickets > 0);
            var teams = await db.Teams.Where(t => t.Active && t.ProviderId == provider.Id).ToListAsync(cancellationToken);
            var map = await ServiceMap.LoadAsync(db, cancellationToken);
            var agents = await db.Agents.Where(a => a.Active && a.ProviderId == provider.Id).ToListAsync(cancellationToken);
            var asked = Verdict.Unless(busy.Count == 0, Reason.Of("AProviderLeavesNoQueueBehind", string.Join(", ", busy.Select(t => t.Name))))
                .And(TeamFields.Knowingly(command.Confirmed, map.OpenedWithout([.. teams.Select(t => t.Id)])));
            await guard.PassAsync(staffing => staffing.WithoutPeople([.. agents.Select(a => a.Id)]), command, cancellationToken, asked);

            teams.ForEach(t => t.Deactivate());
            agents.ForEach(a => a.Deactivate());
            provider.Deactivate();
            await db.EndAccessAsync(accounts, [.. agents.Select(a => a.Id)], time.GetUtcNow(), cancellationToken);
            return Unit.Value;
        }
    }

    private static IQueryable<BusyTeam> TeamsOf(this HelpdeskDbContext db, long provider) =>
        db.Teams.Where(t => t.Active && t.ProviderId == provider)
            .Select(t => new BusyTeam(t.Id, t.Name, db.Tickets.Count(x => x.IsActive && x.TeamId == t.Id)));
}
