using Helpdesk.Application.Agents;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

/// <summary>What was assigned in a tier, as it was asked for then, and the people who could have had it.</summary>
internal static class PastRouting
{
    /// <summary>The last shift that is looked at ends after the time that is replayed.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(2);

    /// <summary>
    /// The newest of the tier, by its index; two statements. What went back to a certain person, returned or reopened, was nobody's
    /// choice and is left out. The ticket's device is as it is known now, and its skill that of the escalation which was out then.
    /// </summary>
    public static async Task<IReadOnlyList<PastAssignment>> AssignmentsAsync(
        this HelpdeskDbContext db, Tier tier, DateTimeOffset since, int most, RoutingTimes times, CancellationToken cancellationToken)
    {
        var newest = db.Assignments.AsNoTracking()
            .Where(a => a.Tier == tier && a.At >= since && a.Path != AssignmentPath.Return && a.Path != AssignmentPath.Reopen)
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(most);
        var rows = await (
            from a in newest
            join t in db.Tickets on a.TicketId equals t.Id
            join agent in db.Agents on a.AgentId equals agent.Id
            join family in db.Families on t.FamilyId equals family.Id
            let escalation = db.Escalations.Where(e => e.TicketId == t.Id && e.SentAt <= a.At && (e.ReturnedAt == null || e.ReturnedAt > a.At))
                .OrderByDescending(e => e.SentAt).ThenByDescending(e => e.Id).Select(e => (long?)e.Id).FirstOrDefault()
            let stay = db.Stays.Where(s => s.TicketId == t.Id && s.From <= a.At).OrderByDescending(s => s.From).ThenByDescending(s => s.Id)
                .Select(s => (long?)s.Id).FirstOrDefault()
            select new
            {
                a.Id, a.TicketId, a.AgentId, Agent = agent.Name, a.At, t.CreatedAt, t.ResolvedAt, t.Language, t.ResponsibleId, t.FamilyId,
                Family = new LocalizedText(family.Name.En, family.Name.De), t.GenerationId,
                Generation = db.Generations.Where(g => g.Id == t.GenerationId).Select(g => g.Name).FirstOrDefault(),
                Next = db.Assignments.Where(x => x.TicketId == t.Id && x.At > a.At).Min(x => (DateTimeOffset?)x.At),
                IsFirst = !db.Assignments.Any(x => x.TicketId == t.Id && x.At < a.At),
                Topic = db.Escalations.Where(e => e.Id == escalation).Select(e => (long?)e.TopicId).FirstOrDefault(),
                Asked = db.Escalations.Where(e => e.Id == escalation).Select(e => (Tier?)e.ToTier).FirstOrDefault(),
                Sender = db.Escalations.Where(e => e.Id == escalation).Select(e => (long?)e.FromAgentId).FirstOrDefault(),
                English = db.Topics.Where(x => db.Escalations.Any(e => e.Id == escalation && e.TopicId == x.Id)).Select(x => x.Name.En).FirstOrDefault(),
                German = db.Topics.Where(x => db.Escalations.Any(e => e.Id == escalation && e.TopicId == x.Id)).Select(x => x.Name.De).FirstOrDefault(),
                Since = db.Stays.Where(s => s.Id == stay).Select(s => (DateTimeOffset?)s.From).FirstOrDefault(),
                TeamId = db.Stays.Where(s => s.Id == stay).Select(s => (long?)s.TeamId).FirstOrDefault(),
                Provider = db.Teams.Where(x => db.Stays.Any(s => s.Id == stay && s.TeamId == x.Id)).Select(x => x.ProviderId).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var refusals = (await RefusalsAsync(db, newest, tier, cancellationToken)).ToLookup(r => r.TicketId);

        return [.. rows.Select(r => new PastAssignment(
            r.Id, r.TicketId, r.AgentId, r.Agent, r.At, r.Next ?? r.ResolvedAt,
            new(new(tier, r.FamilyId, r.Family, r.GenerationId, r.Generation, Skills(r.Topic, r.English, r.German, r.Asked)), RoutingPath.Offer, r.CreatedAt)
            {
                Language = r.Language,
                LeastShiftLeft = times.LeastShiftLeft,
                TeamId = r.TeamId,
                ProviderId = r.Provider,
                Sticky = !r.IsFirst && r.ResponsibleId is { } responsible ? new(responsible, (r.Since ?? r.CreatedAt) + times.StickyFor) : null,
                Excluded =
                [
                    .. r.Sender is { } sender ? [new Exclusion(sender, ExclusionKind.Sender)] : Array.Empty<Exclusion>(),
                    .. refusals[r.TicketId].Where(x => x.At <= r.At && (x.Why == ExclusionKind.Returner || x.At >= r.Since))
                        .Select(x => new Exclusion(x.AgentId, x.Why)).Distinct(),
                ],
            }))];
    }

    /// <summary>Everybody on a team of the tier, with what they ever held and when they were on shift; two statements.</summary>
    public static async Task<IReadOnlyList<PastPerson>> PeopleAsync(
        this HelpdeskDbContext db, Tier tier, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var agents = db.Agents.Where(a => a.Active && db.Teams.Any(t => t.Active && t.Tier == tier && t.Members.Any(m => m.AgentId == a.Id)));
        var candidates = await db.Candidates(agents).AsSingleQuery().ToListAsync(cancellationToken);
        var plans = await db.WorkPlans.Where(p => agents.Any(a => a.Id == p.AgentId))
            .PlannedBetween(since, now + Ahead).ToDictionaryAsync(p => p.AgentId, cancellationToken);
        return [.. from c in candidates
                   let plan = plans.GetValueOrDefault(c.AgentId)
                   select new PastPerson(
                       c,
                       new(Presence.Available, null, (plan?.Languages ?? Spoken.Every).AsList(), WorkPlan.UsualCapacity, c.ProviderId),
                       (plan?.Schedule ?? Schedule.Always).Between(since, now + Ahead))];
    }

    private static IReadOnlyList<RequiredSkill> Skills(long? topic, string? english, string? german, Tier? asked) =>
        topic is { } id && asked is { } tier ? [new(id, new(english!, german!), TicketSkill.LevelFor(tier))] : [];

    /// <summary>Who declined a ticket, and who returned it from this tier: from the tickets to their offers and escalations, by their indexes.</summary>
    private static async Task<IEnumerable<Refused>> RefusalsAsync(
        HelpdeskDbContext db, IQueryable<TicketAssignment> newest, Tier tier, CancellationToken cancellationToken)
    {
        var tickets = newest.Select(a => a.TicketId).Distinct();
        var declined = from id in tickets
                       join o in db.Offers on id equals o.TicketId
                       where o.State == OfferState.Declined
                       select new { o.TicketId, AgentId = (long?)o.AgentId, At = o.EndedAt, Returned = false };
        var returned = from id in tickets
                       join e in db.Escalations on id equals e.TicketId
                       where e.ReturnedById != null && e.ToTier == tier
                       select new { e.TicketId, AgentId = e.ReturnedById, At = e.ReturnedAt, Returned = true };
        var found = await declined.Concat(returned).ToListAsync(cancellationToken);
        return found.Select(r => new Refused(r.TicketId, r.AgentId!.Value, r.At, r.Returned ? ExclusionKind.Returner : ExclusionKind.Declined));
    }

    private sealed record Refused(long TicketId, long AgentId, DateTimeOffset? At, ExclusionKind Why);
}
