using Helpdesk.Application.Clocks;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What the escalation form offers and what the system can fill in, in six statements.</summary>
public static class EscalateForm
{
    /// <param name="Ticket">Its id.</param>
    /// <param name="Generation">What the form says meanwhile; null for what the ticket says.</param>
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket, long? Generation = null) : IQuery<Result>;

    /// <param name="May">Whether this agent can escalate the ticket now.</param>
    /// <param name="RecentTickets">Other tickets of the customer in the last <see cref="RecentDays"/> days.</param>
    /// <param name="Takers">How many people the gate would let have it now, by tier and topic.</param>
    public sealed record Result(
        string Title, int Version, Tier Tier, Verdict May, Facts Facts, DateTimeOffset ReportedAt, DateTimeOffset InTierSince,
        IReadOnlyList<Tier> Tiers, IReadOnlyList<Topic> Topics, IReadOnlyList<TeamOption> Teams, IReadOnlyList<ProductOption> Products,
        IReadOnlyList<Taker> Takers, HistoryAdvice History, GetAdvice.Alike Alike, Escalate.Command Prefilled)
    {
        /// <summary>What falls due next, and how much business time is left of it; null where nothing is due.</summary>
        public (ClockKind Clock, TimeSpan Left)? NextDue { get; init; }
    }

    public sealed record Facts(
        LocalizedText Family, PacketField Mandatory, string Checklist, EscalationReasons PlannedSkips, string Customer, DeskSettings Desk, string? LastAnswer, string? Generation, int RecentTickets)
    {
        public Tier LastTier => Desk.LastTier;
    }

    public sealed record Topic(long Id, LocalizedText Name);

    public sealed record ProductOption(long Id, string Name, bool Active, IReadOnlyList<GenerationOption> Generations);

    public sealed record GenerationOption(long Id, string Name, Lifecycle Lifecycle, bool Active);

    public sealed record Taker(Tier Tier, long TopicId, int People);

    public const int RecentDays = 14;

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, PromiseBook book, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (ticket, facts, steps) = await TicketAsync(query, cancellationToken);
            var catalogue = await CatalogueAsync(ticket, cancellationToken);
            var tiers = Tiers.UpTo(facts.LastTier).Where(t => t >= ticket.Tier && t > Tier.First).ToList();
            var provider = current.User.ProviderId;
            var teams = await TeamOption.Of(db.Teams.Where(t => t.Active && t.Tier >= ticket.Tier && t.Tier > Tier.First
                && (provider == null || t.ProviderId == null || t.ProviderId == provider))).ToListAsync(cancellationToken);
            var serving = tiers.SelectMany(tier => TeamChoice.Serving(tier, ticket.FamilyId, teams.Select(t => t.Team)))
                .Select(team => teams.First(t => t.Team == team)).ToList();

            var concern = new Concern(
                ticket.FamilyId, query.Generation ?? ticket.GenerationId, ticket.Escalations.OrderBy(e => e.SentAt).ThenBy(e => e.Id).LastOrDefault()?.TopicId ?? ticket.CategoryId);
            return new(
                ticket.Title, ticket.Version, ticket.Tier, ticket.CanEscalate(current.User.Agent, facts.LastTier), facts,
                ticket.CreatedAt, ticket.Stays.Select(s => s.From).FirstOrDefault(ticket.CreatedAt),
                tiers, catalogue.Topics, serving, catalogue.Products,
                await TakersAsync(ticket, facts, query.Generation ?? ticket.GenerationId, tiers, catalogue.Topics, cancellationToken),
                await db.AdviceAsync(concern, ticket.Tier, facts.Desk, current.User, time.GetUtcNow(), cancellationToken),
                new(facts.Family, facts.Generation, catalogue.Topics.Find(t => t.Id == concern.TopicId)?.Name),
                Prefill(ticket, steps, facts, tiers, catalogue.Topics, serving))
            {
                NextDue = ticket.DueClock is { } next ? (next, book.Left(ticket.DueBy, ticket.DueCalendarId, time.GetUtcNow())) : null,
            };
        }

        /// <summary>
        /// The ticket, what the system knows of it, and the steps it came here with; a row per step, because SQLite would read the
        /// steps of all escalations to include them.
        /// </summary>
        private async Task<(Ticket Ticket, Facts Facts, IReadOnlyList<EscalationStep> Steps)> TicketAsync(Query query, CancellationToken cancellationToken)
        {
            var recently = time.GetUtcNow().AddDays(-RecentDays);
            var visible = db.Tickets.VisibleTo(current.User, db);
            var rows = await (
                from t in visible.AsNoTracking()
                    .Include(t => t.Skills).Include(t => t.Stays.Where(s => s.Until == null)).Include(t => t.Escalations)
                from f in db.Families
                from desk in db.Settings
                where t.Id == query.Ticket && f.Id == t.FamilyId
                from e in db.Escalations.Where(e => e.TicketId == t.Id && e.ReturnedAt == null).DefaultIfEmpty()
                from s in db.Set<EscalationStep>().Where(s => s.EscalationId == e!.Id).DefaultIfEmpty()
                select new
                {
                    Ticket = t,
                    Step = (EscalationStep?)s,
                    Facts = new Facts(
                        new LocalizedText(f.Name.En, f.Name.De), f.MandatoryFields, f.DiagnosticsChecklist, f.PlannedSkips,
                        db.Customers.Where(c => c.Id == t.CustomerId).Select(c => c.Name).First(),
                        desk,
                        db.Messages.Where(m => m.TicketId == t.Id && m.Kind == MessageKind.Public && m.AuthorKind == ActorKind.Agent)
                            .OrderByDescending(m => m.At).Select(m => m.Body.Substring(0, EscalationPacket.LongMaxLength)).FirstOrDefault(),
                        db.Generations.Where(g => g.Id == (query.Generation ?? t.GenerationId)).Select(g => g.Name).FirstOrDefault(),
                        visible.Count(o => o.CustomerId == t.CustomerId && o.Id != t.Id && o.CreatedAt >= recently)),
                }).AsSingleQuery().ToListAsync(cancellationToken);
            return rows.Count == 0
                ? throw new NotFoundException(nameof(Ticket))
                : (rows[0].Ticket, rows[0].Facts,
                    [.. rows.Select(r => r.Step).OfType<EscalationStep>().Where(s => s.EscalationId == rows[0].Ticket.CurrentEscalation?.Id).OrderBy(s => s.Position)]);
        }

        private async Task<(List<Topic> Topics, List<ProductOption> Products)> CatalogueAsync(Ticket ticket, CancellationToken cancellationToken)
        {
            var found = await db.Families.AsNoTracking().Where(f => f.Id == ticket.FamilyId).Select(f => new
            {
                Topics = (from s in db.Skills
                          join t in db.Topics on s.TopicId equals t.Id
                          where s.FamilyId == f.Id && s.Active && t.Active
                          select new Topic(t.Id, t.Name)).ToList(),
                Products = f.Products.Where(p => p.Active || p.Id == ticket.ProductId).Select(p => new ProductOption(
                    p.Id, p.Name, p.Active,
                    p.Generations.Where(g => g.Active || g.Id == ticket.GenerationId)
                        .Select(g => new GenerationOption(g.Id, g.Name, g.Lifecycle, g.Active)).ToList())).ToList(),
            }).FirstOrNotFound(cancellationToken);
            return ([.. found.Topics.DistinctBy(t => t.Id).OrderBy(t => t.Name.En)], [.. found.Products.OrderBy(p => p.Name)]);
        }

        private async Task<List<Taker>> TakersAsync(
            Ticket ticket, Facts facts, long? generation, List<Tier> tiers, List<Topic> topics, CancellationToken cancellationToken)
        {
            var people = await db.Candidates(db.Agents.Serving(db, ticket.Tier, facts.LastTier, ticket.FamilyId)).ToListAsync(cancellationToken);
            var rules = await gate.RulesAsync(ticket.Tier, facts.LastTier, cancellationToken);
            var now = time.GetUtcNow();
            return [.. from tier in tiers
                       from topic in topics
                       let work = new Work(
                           tier, ticket.FamilyId, facts.Family, generation, facts.Generation,
                           [new RequiredSkill(topic.Id, topic.Name, TicketSkill.LevelFor(tier))])
                       select new Taker(tier, topic.Id, people.Count(p => Gate.Judge(p, work, rules, now).Verdict.IsAllowed))];
        }

        private Escalate.Command Prefill(
            Ticket ticket, IReadOnlyList<EscalationStep> steps, Facts facts, List<Tier> tiers, List<Topic> topics, List<TeamOption> teams)
        {
            var tier = ticket.Tier.Above(facts.LastTier) ?? ticket.Tier;
            var asked = ticket.Skills.Select(s => (long?)s.TopicId).FirstOrDefault() ?? ticket.CategoryId;
            var offered = topics.Where(t => tier > ticket.Tier || t.Id != asked).ToList();
            var previous = ticket.CurrentEscalation;
            return new()
            {
                Ticket = ticket.Id,
                Version = ticket.Version,
                Reason = ticket.TimeBoxReachedAt is null ? null : EscalationReason.TimeBoxReached,
                Tier = tier,
                TeamId = teams.FirstOrDefault(t => t.Tier == tier)?.Id,
                TopicId = offered is [var only] ? only.Id : offered.Any(t => t.Id == asked) ? asked : null,
                ProductId = ticket.ProductId,
                GenerationId = ticket.GenerationId,
                SerialNumber = ticket.SerialNumber,
                ProductVersion = ticket.ProductVersion,
                Impact = ticket.Impact,
                Urgency = ticket.Urgency,
                Environment = previous?.Packet.Environment ?? "",
                Diagnostics = previous?.Packet.Diagnostics ?? "",
                Steps = [.. steps.Select(s => new PacketForm.Tried { Step = s.Step, Result = s.Result })],
                ToldCustomer = Beginning(facts.LastAnswer ?? previous?.Packet.ToldCustomer ?? ""),
                NextNewsAt = ticket.NextNewsAt > time.GetUtcNow() ? ticket.NextNewsAt : null,
            };
        }

        private static string Beginning(string text) => text.Length <= EscalationPacket.LongMaxLength ? text : text[..EscalationPacket.LongMaxLength];
    }
}
