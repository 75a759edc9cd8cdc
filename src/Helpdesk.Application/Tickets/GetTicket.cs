using Helpdesk.Application.Clocks;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>
/// The whole ticket page in at most six statements: the ticket with the admission rules of its tier, the conversation, the path,
/// the people who could take it, what stands beside it, and the escalation packet, which is a query of its own.
/// </summary>
public static class GetTicket
{
    /// <param name="Ticket">Its id.</param>
    /// <param name="Earlier">How many pages back in the conversation.</param>
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket, int Earlier = 0) : IQuery<Result>;

    /// <param name="Ticket">Untracked, with its escalations; with what waits for its release, but not for the people of another provider.</param>
    /// <param name="Overrides">Now in force for the tier and family the ticket is in.</param>
    /// <param name="Colleagues">Everybody on a team that serves the tier and family, each with what the gate says; empty once nobody takes it any more.</param>
    public sealed record Result(
        Ticket Ticket,
        Facts Facts,
        Work Work,
        TicketActions Actions,
        TicketTimeline Timeline,
        IReadOnlyList<TicketPath> Path,
        IReadOnlyList<Override> Overrides,
        IReadOnlyList<Judged> Colleagues,
        TicketBeside Beside)
    {
        public IReadOnlyList<TicketBeside.Other> Others => Beside.Others;

        /// <summary>The owner, where the gate would let them take it no longer: the ticket stays with them, and it shows.</summary>
        public Judged? OwnerNoLonger => Colleagues.FirstOrDefault(c => c.Agent.AgentId == Ticket.OwnerId && !c.Gate.Verdict.IsAllowed);

        /// <summary>What is promised and not kept yet, the nearest first.</summary>
        public IReadOnlyList<TicketPromise> Promises { get; init; } = [];

        /// <summary>Who releases what the reader answers; null for readers who stand on their own.</summary>
        public string? Mentor { get; init; }
    }

    /// <summary>The words that belong to the ticket's ids.</summary>
    /// <param name="Email">Null for a provider's people whose contract does not grant it.</param>
    /// <param name="OfferedTo">Who is asked to take it just now.</param>
    /// <param name="OfferedBy">Who hands it over; null when the desk offers it, or nothing is offered.</param>
    public sealed record Facts(
        string Customer, string? Email, LocalizedText Family, string? Product, string? Generation, Lifecycle? Lifecycle,
        string Team, string? Provider, string? Owner, string? Responsible, string? OfferedTo, string? OfferedBy, DeskSettings Desk, string? CategoryEn, string? CategoryDe)
    {
        /// <summary>What it is about; null until somebody said.</summary>
        public LocalizedText? Category => LocalizedText.OrNone(CategoryEn, CategoryDe);
    }

    public sealed record Override(long Id, long AgentId, string Agent, string Reason, string GrantedBy, DateTimeOffset GrantedAt, DateTimeOffset ValidUntil);

    /// <summary>
    /// The ticket with all that is known of it, a row per skill: joined inside a collection, SQLite would read the skills of all tickets.
    /// Names are asked for one by one and not joined: planning a join of so many tables takes longer than all the rest.
    /// </summary>
    private static readonly PerModel<Func<HelpdeskDbContext, long, long, long?, DateTimeOffset, IAsyncEnumerable<Head>>> Heads = new(() =>
        EF.CompileAsyncQuery(Compilable.Query<Func<HelpdeskDbContext, long, long, long?, DateTimeOffset, IQueryable<Head>>>((db, id, me, provider, now) => (
            from t in db.Tickets.AsNoTracking().Include(t => t.Escalations).Include(t => t.Offers.Where(o => o.State == OfferState.Open))
                .Include(t => t.Consults.Where(c => c.State == ConsultState.Asked)).Include(t => t.Clocks.Where(c => c.EndedAt == null))
                .Include(t => t.Answers.Where(a => a.IsCurrent && !Visibility.IsByAnother(db, provider, a.AuthorId)))
            from agent in db.Agents.Where(a => a.Id == me)
            from desk in db.Settings
            from skill in db.Set<TicketSkill>().Where(s => s.TicketId == t.Id).DefaultIfEmpty()
            where t.Id == id && (provider == null || Visibility.IsWith(db, t, provider))
            select new Head(
                t, agent, db.Teams.Where(x => x.Id == t.TeamId).Select(x => x.ProviderId).FirstOrDefault(),
                new Facts(
                    db.Customers.Where(c => c.Id == t.CustomerId).Select(c => c.Name).First(),
                    db.Customers.Where(c => c.Id == t.CustomerId && Visibility.SeesMail(db, provider)).Select(c => c.Email).FirstOrDefault(),
                    new LocalizedText(
                        db.Families.Where(f => f.Id == t.FamilyId).Select(f => f.Name.En).First(), db.Families.Where(f => f.Id == t.FamilyId).Select(f => f.Name.De).First()),
                    db.Products.Where(p => p.Id == t.ProductId).Select(p => p.Name).FirstOrDefault(),
                    db.Generations.Where(g => g.Id == t.GenerationId).Select(g => g.Name).FirstOrDefault(),
                    db.Generations.Where(g => g.Id == t.GenerationId).Select(g => (Lifecycle?)g.Lifecycle).FirstOrDefault(),
                    Visibility.TeamNamed(db, provider, t.TeamId)!,
                    db.Providers.Where(p => db.Teams.Any(x => x.Id == t.TeamId && x.ProviderId == p.Id) && (provider == null || p.Id == provider)).Select(p => p.Name).FirstOrDefault(),
                    Visibility.AgentNamed(db, provider, t.OwnerId),
                    Visibility.AgentNamed(db, provider, t.ResponsibleId),
                    (from o in db.Offers join a in db.Agents on o.AgentId equals a.Id where o.TicketId == t.Id && o.State == OfferState.Open
                     select Visibility.Named(provider, a.ProviderId, a.Name)).FirstOrDefault(),
                    (from o in db.Offers join a in db.Agents on o.FromAgentId equals a.Id where o.TicketId == t.Id && o.State == OfferState.Open
                     select Visibility.Named(provider, a.ProviderId, a.Name)).FirstOrDefault(),
                    desk,
                    db.Topics.Where(x => x.Id == t.CategoryId).Select(x => x.Name.En).FirstOrDefault(),
                    db.Topics.Where(x => x.Id == t.CategoryId).Select(x => x.Name.De).FirstOrDefault()),
                skill == null ? null : new RequiredSkill(
                    skill.TopicId,
                    new LocalizedText(
                        db.Topics.Where(x => x.Id == skill.TopicId).Select(x => x.Name.En).First(), db.Topics.Where(x => x.Id == skill.TopicId).Select(x => x.Name.De).First()),
                    skill.Level)
                {
                    Need = db.Topics.Any(x => x.Id == skill.TopicId && x.IsSafety) ? SkillNeed.Safety : skill.Need,
                },
                db.AdmissionRules.Where(r => r.Tier == t.Tier).Select(r => CandidateQueries.AsFact(db, r)).ToList(),
                db.Overrides
                    .Where(o => o.Tier == t.Tier && o.FamilyId == t.FamilyId && o.GrantedAt <= now && o.ValidUntil > now && o.EndedAt == null
                        && (provider == null || db.Agents.Any(a => a.Id == o.AgentId && a.ProviderId == provider)))
                    .OrderBy(o => o.ValidUntil)
                    .Select(o => new Override(
                        o.Id, o.AgentId, db.Agents.Where(a => a.Id == o.AgentId).Select(a => a.Name).First(), o.Reason,
                        db.Agents.Where(a => a.Id == o.GrantedById).Select(a => a.Name).First(), o.GrantedAt, o.ValidUntil)).ToList())).AsSingleQuery())));

    internal sealed class Handler(HelpdeskDbContext db, PromiseBook book, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            var now = time.GetUtcNow();
            var head = await HeadAsync(query.Ticket, me, now, cancellationToken);
            var (ticket, facts) = (head.Ticket, head.Facts);
            var work = new Work(ticket.Tier, ticket.FamilyId, facts.Family, ticket.GenerationId, facts.Generation, head.Skills);
            var colleagues = ticket.IsActive ? await ColleaguesAsync(work, head.Rules, now, cancellationToken) : [];

            return new(
                ticket, facts, work,
                TicketActions.Of(
                    ticket, current.User.MayWorkOn(ticket, head.Provider), head.Me, colleagues.FirstOrDefault(c => c.Agent.AgentId == me)?.Gate, facts.Desk, now),
                await TicketTimeline.ReadAsync(db, ticket.Id, query.Earlier, current.User, cancellationToken),
                await TicketPath.ReadAsync(db, ticket.Id, current.User, cancellationToken),
                head.Overrides,
                [.. colleagues.Where(c => c.Agent.Active && c.Agent.Teams.Count > 0)],
                await TicketBeside.ReadAsync(db, ticket, current.User, cancellationToken))
            {
                Promises = ticket.Clocks.Count == 0 ? [] : TicketPromise.Of(ticket, book, await book.OfAsync(db, cancellationToken), now),
                Mentor = colleagues.Find(c => c.Agent.AgentId == me && ticket.OwnerId == me)?.MentorOn(ticket),
            };
        }

        private async Task<Head> HeadAsync(long id, long me, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var rows = await Heads.For(db)(db, id, me, current.User.ProviderId, now).ToListAsync(cancellationToken);
            return rows.Count == 0 ? throw new NotFoundException(nameof(Ticket)) : rows[0] with { Skills = [.. rows.Select(r => r.Skill).OfType<RequiredSkill>()] };
        }

        private async Task<List<Judged>> ColleaguesAsync(
            Work work, IReadOnlyList<AdmissionRuleFact> rules, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var agents = await db.CandidatesFor(work, current.User, cancellationToken);
            return [.. agents.Select(a => new Judged(a, Gate.Judge(a, work, new(rules), now)))];
        }
    }

    private sealed record Head(
        Ticket Ticket, Domain.Agents.Agent Me, long? Provider, Facts Facts, RequiredSkill? Skill, IReadOnlyList<AdmissionRuleFact> Rules, IReadOnlyList<Override> Overrides)
    {
        public IReadOnlyList<RequiredSkill> Skills { get; init; } = [];
    }
}
