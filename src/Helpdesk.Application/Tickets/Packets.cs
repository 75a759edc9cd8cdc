using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Every packet a ticket travelled with and how it came back, and the overrides now in force; one statement.</summary>
public static class Packets
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<Result>;

    /// <param name="All">The newest first.</param>
    /// <param name="Overrides">For the tier and family the ticket is in.</param>
    public sealed record Result(IReadOnlyList<Packet> All, IReadOnlyList<Override> Overrides)
    {
        /// <summary>The one the ticket is here with.</summary>
        public Packet? Current => All.FirstOrDefault(p => p.Returned is null);

        public IEnumerable<Packet> Earlier => All.Where(p => p != Current);
    }

    public sealed record Packet(
        long Id, Tier FromTier, string FromTeam, string By, Tier ToTier, string ToTeam, LocalizedText Topic, DateTimeOffset SentAt,
        string? AcceptedBy, DateTimeOffset? AcceptedAt, string BypassReason, EscalationPacket Content, IReadOnlyList<TriedStep> Steps, Returned? Returned);

    public sealed record Returned(string By, DateTimeOffset At, ReturnCode Code, string Missing, string Note);

    public sealed record Override(long Id, long AgentId, string Agent, string Reason, string GrantedBy, DateTimeOffset GrantedAt, DateTimeOffset ValidUntil);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var colleagues = db.Agents.VisibleTo(current.User);
            var found = await db.Tickets.AsNoTracking().VisibleTo(current.User, db).Where(t => t.Id == query.Ticket).Select(t => new
            {
                Packets = (from e in db.Escalations
                           join topic in db.Topics on e.TopicId equals topic.Id
                           where e.TicketId == t.Id
                           orderby e.SentAt descending, e.Id descending
                           select new
                           {
                               Escalation = e,
                               FromTeam = db.Teams.Where(x => x.Id == e.FromTeamId).Select(x => x.Name).First(),
                               ToTeam = db.Teams.Where(x => x.Id == e.ToTeamId).Select(x => x.Name).First(),
                               By = db.Agents.Where(a => a.Id == e.FromAgentId).Select(a => a.Name).First(),
                               AcceptedBy = db.Agents.Where(a => a.Id == e.AcceptedById).Select(a => a.Name).FirstOrDefault(),
                               ReturnedBy = db.Agents.Where(a => a.Id == e.ReturnedById).Select(a => a.Name).FirstOrDefault(),
                               Topic = topic.Name,
                               Steps = e.Steps.OrderBy(s => s.Position).Select(s => new TriedStep(s.Step, s.Result)).ToList(),
                           }).ToList(),
                Overrides = (from o in db.Overrides
                             join agent in colleagues on o.AgentId equals agent.Id
                             join lead in db.Agents on o.GrantedById equals lead.Id
                             where o.Tier == t.Tier && o.FamilyId == t.FamilyId && o.GrantedAt <= now && o.ValidUntil > now && o.EndedAt == null
                             orderby o.ValidUntil
                             select new Override(o.Id, o.AgentId, agent.Name, o.Reason, lead.Name, o.GrantedAt, o.ValidUntil)).ToList(),
            }).FirstOrNotFound(cancellationToken);

            return new(
                [.. found.Packets.Select(p => new Packet(
                    p.Escalation.Id, p.Escalation.FromTier, p.FromTeam, p.By, p.Escalation.ToTier, p.ToTeam, p.Topic, p.Escalation.SentAt,
                    p.AcceptedBy, p.Escalation.AcceptedAt, p.Escalation.BypassReason, p.Escalation.Packet, p.Steps, ReturnOf(p.Escalation, p.ReturnedBy)))],
                found.Overrides);
        }

        private static Returned? ReturnOf(Escalation escalation, string? by) => escalation is { ReturnedAt: { } at, ReturnCode: { } code }
            ? new(by ?? "", at, code, escalation.ReturnMissing, escalation.ReturnNote)
            : null;
    }
}
