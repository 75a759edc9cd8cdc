using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>One stay with a team, who took the ticket there, and what proved that they might.</summary>
public sealed record TicketPath(Tier Tier, string Team, DateTimeOffset From, DateTimeOffset? Until, IReadOnlyList<TicketPath.Taking> Takings)
{
    public sealed record Taking(AssignmentPath Path, string Agent, DateTimeOffset At, string? OverrideReason, IReadOnlyList<Proof> Proofs);

    public sealed record Proof(LocalizedText Topic, SkillLevel Level, DateTimeOffset? ValidUntil);

    internal static async Task<IReadOnlyList<TicketPath>> ReadAsync(HelpdeskDbContext db, long ticketId, CancellationToken cancellationToken)
    {
        var stays = await (
            from stay in db.Stays.AsNoTracking()
            join team in db.Teams on stay.TeamId equals team.Id
            where stay.TicketId == ticketId
            orderby stay.From, stay.Id
            select new TicketPath(stay.Tier, team.Name, stay.From, stay.Until,
                (from taken in db.Assignments
                 join agent in db.Agents on taken.AgentId equals agent.Id
                 where taken.TicketId == ticketId && taken.Tier == stay.Tier
                 orderby taken.At, taken.Id
                 select new Taking(taken.Path, agent.Name, taken.At,
                     db.Overrides.Where(o => o.Id == taken.OverrideId).Select(o => o.Reason).FirstOrDefault(),
                     (from proof in taken.Proofs
                      join held in db.Qualifications on proof.QualificationId equals held.Id
                      join skill in db.Skills on held.SkillId equals skill.Id
                      join topic in db.Topics on skill.TopicId equals topic.Id
                      orderby held.Level descending
                      select new Proof(topic.Name, held.Level, held.ValidUntil)).ToList())).ToList()))
            .ToListAsync(cancellationToken);

        // A ticket can be in the same tier twice; SQLite cannot join by the times, so they are told apart here.
        return [.. stays.Select(s => s with { Takings = [.. s.Takings.Where(t => t.At >= s.From && !(t.At >= s.Until))] })];
    }
}
