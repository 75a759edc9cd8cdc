using System.Linq.Expressions;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Traineeships;

/// <summary>A traineeship in words, and how far it has come.</summary>
public sealed record TraineeshipRow
{
    public long Id { get; init; }

    public int Version { get; init; }

    public long AgentId { get; init; }

    public string Agent { get; init; } = "";

    public string Mentor { get; init; } = "";

    public LocalizedText Topic { get; init; } = null!;

    public LocalizedText Family { get; init; } = null!;

    public Tier Tier { get; init; }

    public SkillLevel Level { get; init; }

    /// <summary>So many released cases are wanted.</summary>
    public int Cases { get; init; }

    /// <summary>Distinct tickets that were solved with an answer released in this traineeship.</summary>
    public int Released { get; init; }

    public DateTimeOffset From { get; init; }

    public DateTimeOffset Until { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public string StartedBy { get; init; } = "";

    public TraineeshipOutcome? Outcome { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedBy { get; init; }

    public string EndReason { get; init; } = "";

    public bool IsReached => EndedAt is null && Released >= Cases;

    public TraineeshipStatus StatusAt(DateTimeOffset at) => Traineeship.StatusAt(at, From, Until, EndedAt, Outcome);
}

internal static class TraineeshipQueries
{
    /// <summary>Released while the traineeship ran.</summary>
    private static readonly Expression<Func<PendingAnswer, long, DateTimeOffset, DateTimeOffset?, bool>> ReleasedWithin = (a, id, until, endedAt) =>
        a.TraineeshipId == id && a.State == AnswerState.Released && a.DecidedAt < until && (endedAt == null || a.DecidedAt <= endedAt);

    /// <summary>A provider's leads see those of the provider's people.</summary>
    public static IQueryable<Traineeship> VisibleTo(this IQueryable<Traineeship> traineeships, CurrentUser user, HelpdeskDbContext db)
    {
        var people = db.Agents.VisibleTo(user).Select(a => a.Id);
        return traineeships.Where(t => people.Contains(t.AgentId));
    }

    public static IQueryable<TraineeshipRow> Rows(this IQueryable<Traineeship> traineeships, HelpdeskDbContext db) => traineeships.Select(t => new TraineeshipRow
    {
        Id = t.Id,
        Version = t.Version,
        AgentId = t.AgentId,
        Agent = db.Agents.Where(a => a.Id == t.AgentId).Select(a => a.Name).First(),
        Mentor = db.Agents.Where(a => a.Id == t.MentorId).Select(a => a.Name).First(),
        Topic = new LocalizedText(db.Topics.Where(x => x.Id == t.TopicId).Select(x => x.Name.En).First(), db.Topics.Where(x => x.Id == t.TopicId).Select(x => x.Name.De).First()),
        Family = new LocalizedText(db.Families.Where(x => x.Id == t.FamilyId).Select(x => x.Name.En).First(), db.Families.Where(x => x.Id == t.FamilyId).Select(x => x.Name.De).First()),
        Tier = t.Tier,
        Level = t.Level,
        Cases = t.Cases,
        Released = db.Answers
            .Where(a => IsReleasedWithin(a, t.Id, t.Until, t.EndedAt) && db.Tickets.Any(k => k.Id == a.TicketId && !k.IsActive))
            .Select(a => a.TicketId).Distinct().Count(),
        From = t.From,
        Until = t.Until,
        StartedAt = t.StartedAt,
        StartedBy = db.Agents.Where(a => a.Id == t.StartedById).Select(a => a.Name).First(),
        Outcome = t.Outcome,
        EndedAt = t.EndedAt,
        EndedBy = db.Agents.Where(a => a.Id == t.EndedById).Select(a => a.Name).FirstOrDefault(),
        EndReason = t.EndReason,
    }).WithRules();

    /// <summary>The tickets that count: solved, with an answer that was released while the traineeship ran.</summary>
    public static IQueryable<Ticket> CasesOf(this HelpdeskDbContext db, Traineeship traineeship) => db.CasesOf(traineeship.Id, traineeship.Until, traineeship.EndedAt);

    public static IQueryable<Ticket> CasesOf(this HelpdeskDbContext db, long id, DateTimeOffset until, DateTimeOffset? endedAt)
    {
        var answered = db.Answers.Where(a => IsReleasedWithin(a, id, until, endedAt)).WithRules().Select(a => a.TicketId);
        return db.Tickets.Where(t => answered.Contains(t.Id) && !t.IsActive && !t.EndedUnanswered);
    }

    [WrittenAs(nameof(ReleasedWithin))]
    private static bool IsReleasedWithin(PendingAnswer answer, long traineeship, DateTimeOffset until, DateTimeOffset? endedAt) =>
        throw WrittenAsAttribute.OnlyInAQuery;
}
