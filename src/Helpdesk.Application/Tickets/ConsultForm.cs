using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>What can be asked about a ticket and of whom, in five statements: whoever is there first, then who is away, and why the others not.</summary>
public static class ConsultForm
{
    /// <param name="Ticket">Its id.</param>
    /// <param name="Tier">None for the next one.</param>
    /// <param name="TopicId">None for what the ticket asks of its owner, or the only one there is.</param>
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket, Tier? Tier = null, long? TopicId = null) : IQuery<Result>;

    /// <param name="People">Everybody on the tier's teams, the best first; empty before a topic is chosen.</param>
    public sealed record Result(
        LocalizedText Family, Tier Tier, long? TopicId, IReadOnlyList<Tier> Tiers, IReadOnlyList<Topic> Topics, IReadOnlyList<Considered> People)
    {
        public IReadOnlyList<Considered> There => [.. People.Where(p => p.Standing is not null)];

        public IReadOnlyList<Considered> Away => [.. People.Where(p => p.IsOnlyAway)];

        public IReadOnlyList<Considered> Refused => [.. People.Where(p => p.Standing is null && !p.IsOnlyAway)];
    }

    public sealed record Topic(long Id, LocalizedText Name);

    internal sealed class Handler(HelpdeskDbContext db, Specialists specialists, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (ticket, facts) = await ConsultFacts.LoadAsync(db, query.Ticket, current.User, cancellationToken);
            var tier = query.Tier is { } asked && Enum.IsDefined(asked) ? asked : ticket.Tier.Above(facts.LastTier) ?? ticket.Tier;
            var known = ticket.Skills.Select(s => (long?)s.TopicId).FirstOrDefault(id => facts.Topics.Any(t => t.Id == id));
            var topic = query.TopicId ?? known ?? (facts.Topics is [var only] ? only.Id : null);
            var work = topic is { } id && ticket.CanAskIn(tier, facts.LastTier).IsAllowed && ticket.OwnerId is not null
                ? facts.WorkFor(ticket, new(tier, id, ""))
                : null;
            var people = work is null
                ? []
                : (await specialists.FindAsync(ticket, work, facts, current.User, time.GetUtcNow(), cancellationToken)).Considered;
            return new(
                facts.Family, tier, topic, [.. Tiers.UpTo(facts.LastTier).Where(t => t >= ticket.Tier)],
                [.. facts.Topics.Select(t => new Topic(t.Id, t.Name))], people);
        }
    }
}
