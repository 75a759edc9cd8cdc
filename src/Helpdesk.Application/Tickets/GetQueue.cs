using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>One tier's queue, the most pressing first: priority, what came back, the longest wait. Three statements, three more once a minute.</summary>
public static class GetQueue
{
    public const int PageSize = 50;

    /// <summary>Counting stops here.</summary>
    public const int MostCounted = 100;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<Result>
    {
        /// <summary>Null for the highest tier in which the agent may work.</summary>
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

    /// <param name="IsAdmitted">Whether the agent may work in this tier on any product at all.</param>
    /// <param name="Offers">Tickets that are held out to the agent at this moment.</param>
    /// <param name="ToRelease">Answers of people in training that wait for the agent, their mentor.</param>
    /// <param name="Counts">Active tickets per tier of the company, at most <see cref="MostCounted"/>.</param>
    public sealed record Result(
        Tier Tier, bool IsAdmitted, IReadOnlyDictionary<Tier, int> Counts, IReadOnlyList<TicketRow> Rows, bool HasPrevious, bool HasNext,
        IReadOnlyList<Choice> Families, IReadOnlyList<TeamChoice> Teams, int Offers, int ToRelease);

    public sealed record Choice(long Id, LocalizedText Name);

    public sealed record TeamChoice(long Id, string Name, Tier Tier);

    internal sealed class Handler(HelpdeskDbContext db, AdmittedTiers admitted, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, provider) = (current.User.Agent, current.User.ProviderId);
            var desk = await DeskAsync(me, cancellationToken);
            var mine = await admitted.OfAsync(db, me, cancellationToken);
            var tier = query.Tier is { } asked && asked <= desk.LastTier && Enum.IsDefined(asked) ? asked : mine.Home;
            var rows = await PageAsync(query, tier, me, cancellationToken);
            var more = rows.Count > PageSize;
            var backwards = query.Before is not null;
            rows = [.. rows.Take(PageSize)];
            if (backwards)
            {
                rows.Reverse();
            }

            return new(
                tier, mine.Tiers.Contains(tier), Tiers.UpTo(desk.LastTier).ToDictionary(t => t, t => desk.Counts[(int)t - 1]), rows,
                HasPrevious: backwards ? more : query.After is not null,
                HasNext: backwards || more,
                desk.Families,
                await db.Teams.Where(t => t.Active && t.Tier == tier && (provider == null || t.ProviderId == provider))
                    .OrderBy(t => t.Name).Select(t => new TeamChoice(t.Id, t.Name, t.Tier)).ToListAsync(cancellationToken),
                desk.Offers, desk.ToRelease);
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
                    .OrderByDescending(t => t.DueBy).ThenByDescending(t => t.Priority).ThenBy(t => t.Setbacks).ThenByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id),
                { After: { } after } => queue.Where(after.After).MostPressingFirst(),
                _ => queue.MostPressingFirst(),
            };
            return page.Take(PageSize + 1).Rows(db, current.User.ProviderId).ToListAsync(cancellationToken);
        }

        /// <summary>A row per family, one also where there is none: the counts are made once, whatever the number of rows.</summary>
        private async Task<Desk> DeskAsync(long me, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var (first, second, third) = (Some(Tier.First), Some(Tier.Second), Some(Tier.Third));
            var rows = await (
                from s in db.Settings.AsNoTracking()
                from family in db.Families.Where(f => f.Active).DefaultIfEmpty()
                orderby family!.Id
                select new
                {
                    s.LastTier, Offers = db.Offers.Count(o => o.AgentId == me && o.State == OfferState.Open && o.ExpiresAt > now),
                    ToRelease = db.Answers.Count(a => a.State == AnswerState.Waiting && a.MentorId == me), First = first.Count(), Second = second.Count(), Third = third.Count(),
                    Family = family == null ? null : new Choice(family.Id, new LocalizedText(family.Name.En, family.Name.De)),
                }).ToListAsync(cancellationToken);
            return new(rows[0].LastTier, [rows[0].First, rows[0].Second, rows[0].Third], [.. rows.Select(r => r.Family).OfType<Choice>()], rows[0].Offers, rows[0].ToRelease);
        }

        private IQueryable<Ticket> Some(Tier tier) => Active(tier).OrderBy(t => t.Priority).Take(MostCounted);

        private IQueryable<Ticket> Active(Tier tier) =>
            db.Tickets.AsNoTracking().Where(t => t.IsActive && t.Tier == tier).VisibleTo(current.User, db);
    }

    private sealed record Desk(Tier LastTier, int[] Counts, IReadOnlyList<Choice> Families, int Offers, int ToRelease);
}

public enum QueueOwner
{
    Nobody = 1,
    Me = 2,
}
