using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Teams;

/// <summary>A team stops: no new work. Its queue must be empty or go to another team, so that no ticket is lost from sight.</summary>
public static class DeactivateTeam
{
    private const int ListedTickets = 10;

    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Result>;

    /// <param name="Waiting">The oldest of the active tickets in its queue.</param>
    /// <param name="Gaps">What nobody would serve any more.</param>
    /// <param name="Heirs">Teams that could take the whole queue.</param>
    public sealed record Result(
        string Name, Tier Tier, bool Active, int Version, int ActiveTickets, IReadOnlyList<WaitingTicket> Waiting,
        IReadOnlyList<Gap> Gaps, IReadOnlyList<Heir> Heirs);

    public sealed record WaitingTicket(long Id, string Title);

    public sealed record Heir(long Id, string Name);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand, IGapConfirmation
    {
        public long Id { get; init; }

        public int Version { get; init; }

        /// <summary>The team of the same tier that takes over the queue.</summary>
        public long? Heir { get; init; }

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
            var sameTier = await db.Teams.AsNoTracking()
                .Where(t => t.Tier == db.Teams.Where(x => x.Id == query.Id).Select(x => x.Tier).FirstOrDefault())
                .OrderBy(t => t.Name).ToListAsync(cancellationToken);
            var team = sameTier.Find(t => t.Id == query.Id) ?? throw new NotFoundException(nameof(Team));
            var map = await ServiceMap.LoadAsync(db, cancellationToken);
            var waiting = await db.QueueOf(team).GroupBy(t => t.FamilyId)
                .Select(g => new { Family = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
            var oldest = await db.QueueOf(team).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).Take(ListedTickets)
                .Select(t => new WaitingTicket(t.Id, t.Title)).ToListAsync(cancellationToken);
            var able = map.Teams.Where(t => t.Active && t.Id != team.Id && waiting.TrueForAll(w => t.Serves(w.Family))).Select(t => t.Id).ToHashSet();
            return new(
                team.Name, team.Tier, team.Active, team.Version, waiting.Sum(w => w.Count), oldest,
                team.Active ? map.OpenedWithout([team.Id]) : [],
                waiting.Count == 0 ? [] : [.. sameTier.Where(t => able.Contains(t.Id)).Select(t => new Heir(t.Id, t.Name))]);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time, CoverageGuard guard) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var team = (await db.Teams.ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            var map = await ServiceMap.LoadAsync(db, cancellationToken);
            var queue = await db.QueueOf(team).ForVerbs().ToListAsync(cancellationToken);
            var asked = Verdict.Unless(queue.Count == 0 || command.Heir is not null, Reason.Of("AQueueIsNeverLost", queue.Count).At(nameof(command.Heir)))
                .And(TeamFields.Knowingly(command.Confirmed, map.OpenedWithout([team.Id])));
            await guard.PassAsync(staffing => staffing.WithoutTeams([team.Id]), command, cancellationToken, asked);

            team.Deactivate();
            if (queue.Count > 0)
            {
                await HandOver(queue, command.Heir!.Value, cancellationToken);
            }

            return Unit.Value;
        }

        private async Task HandOver(List<Ticket> queue, long heirId, CancellationToken cancellationToken)
        {
            var heir = await db.Teams.Include(t => t.Families).Include(t => t.Members).AsSplitQuery().ByIdOrNotFound(heirId, cancellationToken);
            var by = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            var now = time.GetUtcNow();
            foreach (var ticket in queue)
            {
                ticket.Transfer(heir, by, "", now);
            }
        }
    }

    private static IQueryable<Ticket> QueueOf(this HelpdeskDbContext db, Team team) =>
        db.Tickets.Where(t => t.IsActive && t.Tier == team.Tier && t.TeamId == team.Id);
}
