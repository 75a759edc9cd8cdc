using System.Linq.Expressions;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Application.Settings;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

using NextPart = Func<HelpdeskDbContext, Tier, long[], DateTimeOffset, long[], long[], long[], long, long?, DateTimeOffset, int, int, DateTimeOffset, long, IAsyncEnumerable<WaitingRow>>;
using NextPartQuery = Func<HelpdeskDbContext, Tier, long[], DateTimeOffset, long[], long[], long[], long, long?, DateTimeOffset, int, int, DateTimeOffset, long, IQueryable<WaitingRow>>;

/// <summary>Tickets that wait for somebody, as one person who asks for work sees them: in the order of the queue, a part at a time.</summary>
internal static class WaitingWork
{
    /// <summary>So many are looked at in one go.</summary>
    public const int PartSize = 20;

    /// <summary>Nobody is asked yet, and there is something to do; as the index for taking says it.</summary>
    private static readonly Expression<Func<Ticket, bool>> Waits = t =>
        t.OwnerId == null && (t.State == TicketState.New || t.State == TicketState.Open) && t.Offers.All(o => o.State != OfferState.Open);

    /// <summary>
    /// One tier's queue in somebody's teams; what waited long enough also from other teams. A tier at a time: only so does the
    /// index give the order, however long the queue is.
    /// </summary>
    private static readonly Expression<Func<Ticket, Tier, long[], DateTimeOffset, bool>> InQueue = (t, tier, teams, longAgo) =>
        t.Tier == tier && (teams.Contains(t.TeamId) || t.CreatedAt <= longAgo);

    private static readonly Expression<Func<HelpdeskDbContext, Ticket, long, WaitingRow>> Row = (db, t, me) => new WaitingRow(
        t.Id, t.Tier, t.FamilyId,
        new LocalizedText(
            db.Families.Where(f => f.Id == t.FamilyId).Select(f => f.Name.En).First(), db.Families.Where(f => f.Id == t.FamilyId).Select(f => f.Name.De).First()),
        t.GenerationId, db.Generations.Where(g => g.Id == t.GenerationId).Select(g => g.Name).FirstOrDefault(),
        t.DueBy, t.Priority, t.Setbacks, t.CreatedAt, t.Language, t.TeamId, t.OwnerId,
        db.Teams.Where(x => x.Id == t.TeamId).Select(x => x.ProviderId).FirstOrDefault(),
        t.Skips.Any(s => s.AgentId == me),
        t.Escalations.Any(e => e.FromAgentId == me && e.ReturnedAt == null && e.ToTier == t.Tier),
        t.Escalations.Any(e => e.ReturnedById == me && e.ToTier == t.Tier),
        t.Offers.Any(o => o.AgentId == me && o.State == OfferState.Declined),
        t.Skills.Select(s => new RequiredSkill(
            s.TopicId,
            new LocalizedText(
                db.Topics.Where(x => x.Id == s.TopicId).Select(x => x.Name.En).First(), db.Topics.Where(x => x.Id == s.TopicId).Select(x => x.Name.De).First()),
            s.Level)
        {
            Need = db.Topics.Any(x => x.Id == s.TopicId && x.IsSafety) ? SkillNeed.Safety : s.Need,
        }).ToList());

    /// <summary>
    /// Without what they cannot have whatever is relaxed: another family than they are admitted to, a topic they hold nothing about and do not learn.
    /// The router judges the rest; this only spares reading a long queue in vain.
    /// </summary>
    private static readonly PerModel<NextPart> NextParts = new(() => EF.CompileAsyncQuery(Compilable.Query<NextPartQuery>(
        (db, tier, teams, longAgo, families, overridden, topics, me, provider, dueBy, priority, setbacks, createdAt, id) => db.Tickets.AsNoTracking()
            .Where(t => IsWaiting(t) && IsInQueue(t, tier, teams, longAgo) && (provider == null || Visibility.IsWith(db, t, provider)))
            .Where(t => families.Contains(t.FamilyId)
                && (overridden.Contains(t.FamilyId) || t.Skills.All(s => s.Need == SkillNeed.Additional || topics.Contains(s.TopicId))))
            .Where(t => QueuePosition.IsAfter(t, dueBy, priority, setbacks, createdAt, id))
            .OrderBy(t => t.DueBy).ThenBy(t => t.Priority).ThenByDescending(t => t.Setbacks).ThenBy(t => t.CreatedAt).ThenBy(t => t.Id).Take(PartSize)
            .Select(t => AsRow(db, t, me)).AsSingleQuery())));

    /// <summary>The next part of their own queue after a place in it; one statement.</summary>
    public static async Task<IReadOnlyList<Waiting>> NextPartAsync(
        this HelpdeskDbContext db, OwnQueue queue, CurrentUser user, DeskProfile profile, QueuePosition after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await NextParts.For(db)(
            db, queue.Tier, queue.Teams, LongAgo(profile.Plan, now), queue.Families, queue.Overridden, queue.Topics, user.Agent, user.ProviderId,
            after.DueBy, after.Priority, after.Setbacks, after.CreatedAt, after.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.For(user.Agent, profile.Routing.LeastShiftLeft))];
    }

    /// <summary>What waits in one tier for the asker's teams, also what they cannot have.</summary>
    public static IQueryable<Ticket> WaitingFor(this IQueryable<Ticket> tickets, Asker asker, Tier tier, RelaxationPlan plan, DateTimeOffset now)
    {
        var (teams, longAgo) = (asker.TeamsIn(tier), LongAgo(plan, now));
        return tickets.Where(t => IsWaiting(t) && IsInQueue(t, tier, teams, longAgo)).WithRules();
    }

    /// <summary>One statement.</summary>
    public static async Task<IReadOnlyList<Waiting>> WaitingAsync(
        this IQueryable<Ticket> tickets, HelpdeskDbContext db, long me, TimeSpan leastShiftLeft, int most, CancellationToken cancellationToken)
    {
        var rows = await tickets.AsNoTracking().MostPressingFirst().Take(most).Select(t => AsRow(db, t, me)).WithRules().AsSingleQuery().ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.For(me, leastShiftLeft))];
    }

    /// <summary>What came before then is open to other teams; nothing is where the plan says so.</summary>
    private static DateTimeOffset LongAgo(RelaxationPlan plan, DateTimeOffset now) =>
        plan.WaitingSince(RelaxationKind.SecondaryTeam, now) ?? DateTimeOffset.MinValue;

    [WrittenAs(nameof(Waits))]
    private static bool IsWaiting(Ticket ticket) => throw WrittenAsAttribute.OnlyInAQuery;

    [WrittenAs(nameof(InQueue))]
    private static bool IsInQueue(Ticket ticket, Tier tier, long[] teams, DateTimeOffset longAgo) => throw WrittenAsAttribute.OnlyInAQuery;

    [WrittenAs(nameof(Row))]
    private static WaitingRow AsRow(HelpdeskDbContext db, Ticket ticket, long me) => throw WrittenAsAttribute.OnlyInAQuery;
}

/// <summary>A waiting ticket as it is read for somebody.</summary>
internal sealed record WaitingRow(
    long Id, Tier Tier, long FamilyId, LocalizedText Family, long? GenerationId, string? Generation, DateTimeOffset DueBy, int Priority, int Setbacks, DateTimeOffset CreatedAt,
    Language Language, long TeamId, long? OwnerId, long? ProviderId, bool Skipped, bool Sent, bool Returned, bool Declined, IReadOnlyList<RequiredSkill> Skills)
{
    public Waiting For(long me, TimeSpan leastShiftLeft) => new(
        new(DueBy, Priority, Setbacks, CreatedAt, Id),
        new(new(Tier, FamilyId, Family, GenerationId, Generation, Skills), RoutingPath.Pull, CreatedAt)
        {
            Language = Language,
            LeastShiftLeft = leastShiftLeft,
            TeamId = TeamId,
            ProviderId = ProviderId,
            Excluded = [.. Exclusions(me)],
        },
        Skipped) { OwnerId = OwnerId };

    private IEnumerable<Exclusion> Exclusions(long me)
    {
        if (Sent)
        {
            yield return new(me, ExclusionKind.Sender);
        }

        if (Returned)
        {
            yield return new(me, ExclusionKind.Returner);
        }

        if (Declined)
        {
            yield return new(me, ExclusionKind.Declined);
        }
    }
}
