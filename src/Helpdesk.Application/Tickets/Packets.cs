using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Every packet a ticket travelled with and how it came back; one statement.</summary>
public static class Packets
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<Result>;

    /// <param name="All">The newest first.</param>
    public sealed record Result(IReadOnlyList<Packet> All)
    {
        /// <summary>The one the ticket is here with.</summary>
        public Packet? Current => All.FirstOrDefault(p => p.Returned is null);

        public IEnumerable<Packet> Earlier => All.Where(p => p != Current);
    }

    public sealed record Packet(
        long Id, Tier FromTier, string FromTeam, string By, Tier ToTier, string ToTeam, LocalizedText Topic, LocalizedText? AlsoTopic, DateTimeOffset SentAt,
        string? AcceptedBy, DateTimeOffset? AcceptedAt, string BypassReason, bool IsPlannedSkip, EscalationPacket Content, IReadOnlyList<TriedStep> Steps, Returned? Returned)
    {
        /// <summary>What was left of the customer's time when it was sent, and of how much; null where no solution was promised.</summary>
        public (TimeSpan Left, TimeSpan Promised)? Time { get; init; }
    }

    public sealed record Returned(string By, DateTimeOffset At, ReturnCode Code, string Missing, string Note);

    private static readonly PerModel<Func<HelpdeskDbContext, long, long?, IAsyncEnumerable<Row>>> Rows = new(() =>
        EF.CompileAsyncQuery(Compilable.Query<Func<HelpdeskDbContext, long, long?, IQueryable<Row>>>((db, ticket, provider) => (
            from e in db.Escalations.AsNoTracking()
            join topic in db.Topics on e.TopicId equals topic.Id
            where e.TicketId == ticket && db.Tickets.Any(t => t.Id == ticket && (provider == null || Visibility.IsWith(db, t, provider)))
            orderby e.SentAt descending, e.Id descending
            select new Row(
                e,
                Visibility.TeamNamed(db, provider, e.FromTeamId)!,
                Visibility.TeamNamed(db, provider, e.ToTeamId)!,
                Visibility.AgentNamed(db, provider, e.FromAgentId)!,
                Visibility.AgentNamed(db, provider, e.AcceptedById),
                Visibility.AgentNamed(db, provider, e.ReturnedById),
                new LocalizedText(topic.Name.En, topic.Name.De),
                db.Topics.Where(x => x.Id == e.AlsoTopicId).Select(x => x.Name.En).FirstOrDefault(),
                db.Topics.Where(x => x.Id == e.AlsoTopicId).Select(x => x.Name.De).FirstOrDefault(),
                e.Steps.OrderBy(s => s.Position).Select(s => new TriedStep(s.Step, s.Result)).ToList())).AsSingleQuery())));

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await Rows.For(db)(db, query.Ticket, current.User.ProviderId).ToListAsync(cancellationToken);
            return new([.. found.Select(p => new Packet(
                p.Escalation.Id, p.Escalation.FromTier, p.FromTeam, p.By, p.Escalation.ToTier, p.ToTeam, p.Topic, p.AlsoTopic, p.Escalation.SentAt,
                p.AcceptedBy, p.Escalation.AcceptedAt, p.Escalation.BypassReason, p.Escalation.IsPlannedSkip, p.Escalation.Packet, p.Steps, ReturnOf(p.Escalation, p.ReturnedBy))
            {
                Time = p.Escalation is { TimeLeft: { } left, TimePromised: { } promised } ? (left, promised) : null,
            })]);
        }

        private static Returned? ReturnOf(Escalation escalation, string? by) => escalation is { ReturnedAt: { } at, ReturnCode: { } code }
            ? new(by ?? "", at, code, escalation.ReturnMissing, escalation.ReturnNote)
            : null;
    }

    private sealed record Row(
        Escalation Escalation, string FromTeam, string ToTeam, string By, string? AcceptedBy, string? ReturnedBy, LocalizedText Topic, string? AlsoEn, string? AlsoDe,
        List<TriedStep> Steps)
    {
        public LocalizedText? AlsoTopic => LocalizedText.OrNone(AlsoEn, AlsoDe);
    }
}
