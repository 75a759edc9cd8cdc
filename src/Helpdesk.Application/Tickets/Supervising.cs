using Helpdesk.Application.Routing;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Where an answer went.</summary>
public enum Addressee
{
    Customer = 1,

    /// <summary>It waits for the mentor's release.</summary>
    Mentor = 2,
}

internal static class Supervising
{
    /// <summary>Under whom this agent answers on this ticket now; null for an agent who stands on their own. The gate is asked only of those who are learning.</summary>
    public static async Task<Supervision?> SupervisionAsync(
        this HelpdeskDbContext db, GateKeeper gate, Ticket ticket, long agentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ticket.OwnerId != agentId || (ticket.TraineeshipId is null && !await db.IsLearningAsync(ticket, agentId, now, cancellationToken)))
        {
            return null;
        }

        return ticket.SupervisedUnder(await gate.JudgeAsync(agentId, ticket, cancellationToken)) is not { } id
            ? null
            : await db.Traineeships.Where(t => t.Id == id)
                .Select(t => new Supervision(t.Id, t.MentorId, db.Agents.Where(a => a.Id == t.MentorId).Select(a => a.Name).First())).SingleAsync(cancellationToken);
    }

    public static async Task<Addressee> AddresseeOf(this HelpdeskDbContext db, Guid key, CancellationToken cancellationToken) =>
        await db.Answers.AnyAsync(a => a.Key == key, cancellationToken) ? Addressee.Mentor : Addressee.Customer;

    private static Task<bool> IsLearningAsync(this HelpdeskDbContext db, Ticket ticket, long agentId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Traineeships.AnyAsync(
            t => t.AgentId == agentId && t.Tier == ticket.Tier && t.FamilyId == ticket.FamilyId && t.EndedAt == null && t.From <= now && now < t.Until, cancellationToken);
}
