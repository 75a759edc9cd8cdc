using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What I am asked about a ticket; one statement.</summary>
public static class GetConsult
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<Result>;

    /// <param name="Mine">The latest question to me, whatever became of it; null where nobody asked me.</param>
    /// <param name="AskedBy">Whoever asks.</param>
    /// <param name="May">Whether I can still answer it.</param>
    public sealed record Result(
        Ticket Ticket, string Customer, LocalizedText Family, string? Product, string? Generation, LocalizedText? Topic, TicketConsult? Mine, string? AskedBy,
        Verdict May);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, provider) = (current.User.Agent, current.User.ProviderId);
            var found = await (
                from t in db.Tickets.AsNoTracking().VisibleTo(current.User, db)
                from mine in db.Consults.Where(c => c.TicketId == t.Id && c.AgentId == me).DefaultIfEmpty()
                from topic in db.Topics.Where(x => x.Id == mine!.TopicId).DefaultIfEmpty()
                join family in db.Families on t.FamilyId equals family.Id
                where t.Id == query.Ticket
                orderby mine!.Id descending
                select new
                {
                    Ticket = t, Customer = t.Customer!.Name, Family = new LocalizedText(family.Name.En, family.Name.De), Mine = mine,
                    Topic = topic == null ? null : new LocalizedText(topic.Name.En, topic.Name.De),
                    Product = db.Products.Where(p => p.Id == t.ProductId).Select(p => p.Name).FirstOrDefault(),
                    AskedBy = Visibility.AgentNamed(db, provider, mine!.AskedById),
                    Generation = db.Generations.Where(g => g.Id == t.GenerationId).Select(g => g.Name).FirstOrDefault(),
                }).WithRules().FirstOrNotFound(cancellationToken);
            return new(
                found.Ticket, found.Customer, found.Family, found.Product, found.Generation, found.Topic, found.Mine, found.AskedBy,
                found.Ticket.CanAnswerConsult(found.Mine, me));
        }
    }
}
