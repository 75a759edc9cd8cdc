using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
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
    /// <param name="Mentor">Who releases what they answer, where they got it in training.</param>
    public sealed record Taking(AssignmentPath Path, string Agent, DateTimeOffset At, string? OverrideReason, string? Mentor, IReadOnlyList<Proof> Proofs);

    public sealed record Proof(LocalizedText Topic, SkillLevel Level, DateTimeOffset? ValidUntil);

    /// <summary>
    /// Flat rows, told apart here: joined inside collections, SQLite would read the assignments of all tickets. Nor can it join
    /// by the times, and a ticket can be in the same tier twice.
    /// </summary>
    private static readonly PerModel<Func<HelpdeskDbContext, long, long?, IAsyncEnumerable<Row>>> Rows = new(() =>
        EF.CompileAsyncQuery(Compilable.Query<Func<HelpdeskDbContext, long, long?, IQueryable<Row>>>((db, ticketId, provider) =>
            from stay in db.Stays
            join team in db.Teams on stay.TeamId equals team.Id
            from taken in db.Assignments.Where(a => a.TicketId == ticketId && a.Tier == stay.Tier).DefaultIfEmpty()
            from agent in db.Agents.Where(a => a.Id == taken!.AgentId).DefaultIfEmpty()
            from pass in db.Overrides.Where(o => o.Id == taken!.OverrideId).DefaultIfEmpty()
            from training in db.Traineeships.Where(t => t.Id == taken!.TraineeshipId).DefaultIfEmpty()
            from mentor in db.Agents.Where(a => a.Id == training!.MentorId).DefaultIfEmpty()
            from proof in db.Set<AssignmentProof>().Where(p => p.AssignmentId == taken!.Id).DefaultIfEmpty()
            from held in db.Qualifications.Where(q => q.Id == proof!.QualificationId).DefaultIfEmpty()
            from skill in db.Skills.Where(s => s.Id == held!.SkillId).DefaultIfEmpty()
            from topic in db.Topics.Where(t => t.Id == skill!.TopicId).DefaultIfEmpty()
            where stay.TicketId == ticketId
            orderby stay.From, stay.Id
            select new Row(
                stay.Id, stay.Tier, Visibility.Named(provider, team.ProviderId, team.Name), stay.From, stay.Until,
                taken == null ? null : new TakenRow(taken.Id, taken.Path, Visibility.Named(provider, agent!.ProviderId, agent!.Name), taken.At, pass!.Reason,
                    mentor == null ? null : Visibility.IsOfAnother(provider, mentor.ProviderId) || Visibility.IsOfAnother(provider, agent!.ProviderId) ? Visibility.Another : mentor.Name),
                held == null ? null : new Proof(new LocalizedText(topic!.Name.En, topic.Name.De), held.Level, held.ValidUntil)))));

    internal static async Task<IReadOnlyList<TicketPath>> ReadAsync(HelpdeskDbContext db, long ticketId, CurrentUser reader, CancellationToken cancellationToken)
    {
        var rows = await Rows.For(db)(db, ticketId, reader.ProviderId).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => r.Id).Select(stays =>
        {
            var stay = stays.First();
            var taken = stays.Where(r => r.Taken is not null && r.Taken.At >= stay.From && !(r.Taken.At >= stay.Until))
                .GroupBy(r => r.Taken!).OrderBy(t => t.Key.At).ThenBy(t => t.Key.Id);
            return new TicketPath(stay.Tier, stay.Team, stay.From, stay.Until, [.. taken.Select(t => new Taking(
                t.Key.Path, t.Key.Agent, t.Key.At, t.Key.Reason, t.Key.Mentor, [.. t.Select(r => r.Proof).OfType<Proof>().OrderByDescending(p => p.Level)]))]);
        })];
    }

    private sealed record Row(long Id, Tier Tier, string Team, DateTimeOffset From, DateTimeOffset? Until, TakenRow? Taken, Proof? Proof);

    private sealed record TakenRow(long Id, AssignmentPath Path, string Agent, DateTimeOffset At, string? Reason, string? Mentor);
}
