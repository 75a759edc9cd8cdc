using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

/// <summary>What is known before somebody is asked about a ticket.</summary>
/// <param name="Topics">Of the ticket's family, by name.</param>
/// <param name="Providers">Those that have or had the ticket: the others' people do not see it.</param>
internal sealed record ConsultFacts(
    LocalizedText Family, string? Generation, Tier LastTier, IReadOnlyList<ConsultFacts.Topic> Topics, IReadOnlyList<long> Providers,
    IReadOnlyList<ConsultFacts.Decliner> Declined)
{
    public sealed record Topic(long Id, LocalizedText Name);

    public sealed record Decliner(long AgentId, long TopicId);

    /// <summary>The work that the question stands for; null for a topic that the family does not have.</summary>
    public Work? WorkFor(Ticket ticket, ConsultQuestion question) => Topics.FirstOrDefault(t => t.Id == question.TopicId) is { } topic
        ? new(question.Tier, ticket.FamilyId, Family, ticket.GenerationId, Generation, [new RequiredSkill(topic.Id, topic.Name, question.Skill.Level)])
        : null;

    /// <summary>The ticket, untracked and with its open questions, and the facts; one statement.</summary>
    public static async Task<(Ticket Ticket, ConsultFacts Facts)> LoadAsync(HelpdeskDbContext db, long id, CurrentUser user, CancellationToken cancellationToken)
    {
        var found = await (
            from t in db.Tickets.AsNoTracking().VisibleTo(user, db).Include(t => t.Skills).Include(t => t.Consults.Where(c => c.State == ConsultState.Asked))
            from desk in db.Settings
            join family in db.Families on t.FamilyId equals family.Id
            where t.Id == id
            select new
            {
                Ticket = t, desk.LastTier, Family = new LocalizedText(family.Name.En, family.Name.De),
                Generation = db.Generations.Where(g => g.Id == t.GenerationId).Select(g => g.Name).FirstOrDefault(),
                Topics = (from s in db.Skills
                          join x in db.Topics on s.TopicId equals x.Id
                          where s.FamilyId == t.FamilyId && s.Active && x.Active
                          select new Topic(x.Id, new LocalizedText(x.Name.En, x.Name.De))).ToList(),
                Providers = t.Stays.Select(s => db.Teams.Where(x => x.Id == s.TeamId).Select(x => x.ProviderId).FirstOrDefault()).ToList(),
                Declined = db.Consults.Where(c => c.TicketId == t.Id && c.State == ConsultState.Declined)
                    .Select(c => new Decliner(c.AgentId, c.TopicId)).ToList(),
            }).AsSingleQuery().FirstOrNotFound(cancellationToken);
        return (found.Ticket, new(
            found.Family, found.Generation, found.LastTier, [.. found.Topics.DistinctBy(t => t.Id).OrderBy(t => t.Name.En, StringComparer.Ordinal)],
            [.. found.Providers.OfType<long>().Distinct()], found.Declined));
    }
}
