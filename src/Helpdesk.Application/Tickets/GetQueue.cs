using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>One tier's queue, the most pressing first: priority, what came back, the longest wait. Four statements.</summary>
public static class GetQueue
{
    public const int PageSize = 50;

    /// <summary>Counting stops here.</summary>
    public const int MostCounted = 100;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<Result>
    {
        /// <summary>Null for the tier in which the agent works.</summary>
        public Tier? Tier { get; init; }

        public TicketState? State { get; init; }

        public QueueOwner? Owner { get; init; }

        public long? Family { get; init; }

        public long? Team { get; init; }

        /// <summary>The page that begins after this place.</summary>
        public QueuePosition? After { get; init; }

        /// <summary>The page that ends before this place.</summary>
        public QueuePosition? Before { get; init; }
    }

    /// <param name="Counts">Active tickets per tier of the company, at most <see cref="MostCounted"/>.</param>
    public sealed record Result(
        Tier Tier, IReadOnlyDictionary<Tier, int> Counts, IReadOnlyList<TicketRow> Rows, bool HasPrevious, bool HasNext,
        IReadOnlyList<Choice> Families, IReadOnlyList<TeamChoice> Teams);

    public sealed record Choice(long Id, LocalizedText Name);

    public sealed record TeamChoice(long Id, string Name, Tier Tier);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, provider) = (current.User.Agent, current.User.ProviderId);
            var desk = await DeskAsync(me, cancellationToken);
            var tier = query.Tier is { } asked && asked <= desk.LastTier && Enum.IsDefined(asked) ? asked : desk.Home ?? Tier.First;
            var rows = await PageAsync(query, tier, me, cancellationToken);
            var more = rows.Count > PageSize;
            var backwards = query.Before is not null;
            rows = [.. rows.Take(PageSize)];
            if (backwards)
            {
                rows.Reverse();
            }

            return new(
                tier, Tiers.UpTo(desk.LastTier).ToDictionary(t => t, t => desk.Counts[(int)t - 1]), rows,
                HasPrevious: backwards ? more : query.After is not null,
                HasNext: backwards || more,
                await db.Families.Where(f => f.Active).OrderBy(f => f.Id).Select(f => new Choice(f.Id, f.Name)).ToListAsync(cancellationToken),
                await db.Teams.Where(t => t.Active && t.Tier == tier && (provider == null || t.ProviderId == provider))
                    .OrderBy(t => t.Name).Select(t => new TeamChoice(t.Id, t.Name, t.Tier)).ToListAsync(cancellationToken));
        }

        private Task<List<TicketRow>> PageAsync(Query query, Tier tier, long me, CancellationToken cancellationToken)
        {
            var queue = Active(tier);
            queue = query.State is { } state ? queue.Where(t => t.State == state) : queue;
            queue = query.Family is { } family ? queue.Where(t => t.FamilyId == family) : queue;
            queue = query.Team is { } team ? queue.Where(t => t.TeamId == team) : queue;
            queue = query.Owner switch
            {
                QueueOwner.Nobody => queue.Where(t => t.OwnerId == null),
                QueueOwner.Me => queue.Where(t => t.OwnerId == me),
                _ => queue,
            };

            var page = query switch
            {
                { Before: { } before } => queue.Where(before.Before)
                    .OrderByDescending(t => t.Priority).ThenBy(t => t.BounceCount).ThenByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id),
                { After: { } after } => queue.Where(after.After).MostPressingFirst(),
                _ => queue.MostPressingFirst(),
            };
            return page.Take(PageSize + 1).Rows(db).ToListAsync(cancellationToken);
        }

        private async Task<Desk> DeskAsync(long me, CancellationToken cancellationToken)
        {
            var (first, second, third) = (Active(Tier.First).Take(MostCounted), Active(Tier.Second).Take(MostCounted), Active(Tier.Third).Take(MostCounted));
            var homes = from member in db.Set<TeamMember>()
                        join team in db.Teams on member.TeamId equals team.Id
                        where member.AgentId == me && team.Active
                        select (Tier?)team.Tier;
            return await db.Settings.AsNoTracking()
                .Select(s => new Desk(s.LastTier, homes.Max(), first.Count(), second.Count(), third.Count()))
                .SingleAsync(cancellationToken);
        }

        private IQueryable<Ticket> Active(Tier tier) =>
            db.Tickets.AsNoTracking().Where(t => t.IsActive && t.Tier == tier).VisibleTo(current.User, db);
    }

    private sealed record Desk(Tier LastTier, Tier? Home, int First, int Second, int Third)
    {
        public int[] Counts => [First, Second, Third];
    }
}

public enum QueueOwner
{
    Nobody = 1,
    Me = 2,
}
