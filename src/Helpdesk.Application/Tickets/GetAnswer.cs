using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What waits for its release, with the end of the conversation it belongs to, and what became of the drafts before it.</summary>
public static class GetAnswer
{
    /// <summary>So much of the conversation is shown beside the draft.</summary>
    public const int MostEntries = 6;

    public const int MostDrafts = 50;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<Result>;

    /// <param name="Drafts">All that somebody in training wrote on this ticket, the latest first; without those of another provider's people.</param>
    /// <param name="Lately">The end of the conversation, oldest first.</param>
    public sealed record Result(
        Ticket Ticket, string Customer, LocalizedText Family, IReadOnlyList<PendingAnswer> Drafts, IReadOnlyList<TimelineEntry> Lately,
        Verdict Release, Verdict Withdraw)
    {
        public PendingAnswer? Waiting => Drafts.FirstOrDefault(d => d.State == AnswerState.Waiting);
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, provider) = (current.User.Agent, current.User.ProviderId);
            var head = await (
                from t in db.Tickets.AsNoTracking().VisibleTo(current.User, db)
                    .Include(t => t.Answers.Where(a => a.IsCurrent && !Visibility.IsByAnother(db, provider, a.AuthorId)))
                from agent in db.Agents.AsNoTracking().Where(a => a.Id == me)
                join family in db.Families on t.FamilyId equals family.Id
                where t.Id == query.Ticket
                select new
                {
                    Ticket = t, Agent = agent, Customer = t.Customer!.Name, Family = new LocalizedText(family.Name.En, family.Name.De),
                    Provider = db.Teams.Where(x => x.Id == t.TeamId).Select(x => x.ProviderId).FirstOrDefault(),
                }).WithRules().FirstOrNotFound(cancellationToken);
            var drafts = await db.Answers.AsNoTracking()
                .Where(a => a.TicketId == query.Ticket && !Visibility.IsByAnother(db, provider, a.AuthorId))
                .OrderByDescending(a => a.AskedAt).ThenByDescending(a => a.Id).Take(MostDrafts).WithRules().ToListAsync(cancellationToken);
            var timeline = await TicketTimeline.ReadAsync(db, query.Ticket, 0, current.User, cancellationToken);
            var within = current.User.MayWorkOn(head.Ticket, head.Provider);
            return new(
                head.Ticket, head.Customer, head.Family, drafts, [.. timeline.Entries.Where(e => e.Message is not null).TakeLast(MostEntries)],
                within.Then(() => head.Ticket.CanReleaseAnswer(head.Agent)), head.Ticket.CanWithdrawAnswer(me));
        }
    }
}
