using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Who finally solved tickets like this one, and whether trying pays: advice with its numbers, in two statements.</summary>
public static class GetAdvice
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<Result>;

    public sealed record Result(string Title, Alike Alike, HistoryAdvice History);

    /// <summary>In words, what the ticket was compared by.</summary>
    public sealed record Alike(LocalizedText Family, string? Generation, LocalizedText? Topic);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await (
                from t in db.Tickets.AsNoTracking().VisibleTo(current.User, db)
                from desk in db.Settings
                from family in db.Families
                where t.Id == query.Ticket && family.Id == t.FamilyId
                let topic = db.Escalations.Where(e => e.TicketId == t.Id).OrderByDescending(e => e.SentAt).ThenByDescending(e => e.Id)
                    .Select(e => (long?)e.TopicId).FirstOrDefault() ?? t.CategoryId
                select new
                {
                    t.Title, t.Tier, t.FamilyId, t.GenerationId, Desk = desk, Topic = topic, Family = new LocalizedText(family.Name.En, family.Name.De),
                    Generation = db.Generations.Where(g => g.Id == t.GenerationId).Select(g => g.Name).FirstOrDefault(),
                    English = db.Topics.Where(x => x.Id == topic).Select(x => x.Name.En).FirstOrDefault(),
                    German = db.Topics.Where(x => x.Id == topic).Select(x => x.Name.De).FirstOrDefault(),
                }).FirstOrNotFound(cancellationToken);
            return new(
                found.Title, new(found.Family, found.Generation, LocalizedText.OrNone(found.English, found.German)),
                await db.AdviceAsync(
                    new(found.FamilyId, found.GenerationId, found.Topic), found.Tier, found.Desk, current.User, time.GetUtcNow(), cancellationToken));
        }
    }
}
