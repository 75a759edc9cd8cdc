using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What an agent can prove, where that admits them, and what is missing elsewhere.</summary>
public static class GetMyQualifications
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(IReadOnlyList<Held> Qualifications, IReadOnlyList<Admission> Admissions, IReadOnlyList<Pass> Passes);

    public sealed record Held(
        LocalizedText Topic, LocalizedText Family, IReadOnlyList<string> Generations, SkillLevel Level, EvidenceKind Evidence, string Reference,
        DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil, QualificationStatus Status);

    public sealed record Admission(Tier Tier, LocalizedText Family, GateDecision Gate);

    /// <summary>An override that a lead granted and that holds now.</summary>
    public sealed record Pass(Tier Tier, LocalizedText Family, DateTimeOffset ValidUntil);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, now) = (current.User.Agent, time.GetUtcNow());
            var candidate = await db.Candidates(db.Agents.Where(a => a.Id == me)).AsSingleQuery().FirstOrNotFound(cancellationToken);
            var families = await db.Families.AsNoTracking().Where(f => f.Active).OrderBy(f => f.Id).Select(f => new { f.Id, f.Name }).ToListAsync(cancellationToken);
            var lastTier = await db.Settings.Select(s => s.LastTier).SingleAsync(cancellationToken);
            var rules = new AdmissionRules(await RulesAsync(cancellationToken));

            return new(
                await HeldAsync(me, now, cancellationToken),
                [.. from tier in Tiers.UpTo(lastTier)
                    from family in families
                    select new Admission(tier, family.Name, Gate.Judge(candidate, new Work(tier, family.Id, family.Name, null, null, []), rules, now))],
                [.. from pass in candidate.Overrides
                    join family in families on pass.FamilyId equals family.Id
                    where pass.GrantedAt <= now && now < pass.ValidUntil && !(pass.EndedAt <= now)
                    select new Pass(pass.Tier, family.Name, pass.ValidUntil)]);
        }

        private async Task<IReadOnlyList<Held>> HeldAsync(long me, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var held = await (
                from q in db.Qualifications.AsNoTracking()
                join s in db.Skills on q.SkillId equals s.Id
                join topic in db.Topics on s.TopicId equals topic.Id
                join family in db.Families on s.FamilyId equals family.Id
                where q.AgentId == me
                orderby family.Id, topic.Id, q.ValidFrom descending
                select new
                {
                    Topic = topic.Name, Family = family.Name, q.Level, q.Evidence, q.Reference, q.ValidFrom, q.ValidUntil, q.VerifiedAt, q.RevokedAt,
                    Generations = (from g in s.Generations join known in db.Generations on g.GenerationId equals known.Id select known.Name).ToList(),
                }).ToListAsync(cancellationToken);
            return [.. held.Select(q => new Held(
                q.Topic, q.Family, q.Generations, q.Level, q.Evidence, q.Reference, q.ValidFrom, q.ValidUntil,
                Validity.StatusAt(now, q.ValidFrom, q.ValidUntil, q.VerifiedAt, q.RevokedAt)))];
        }

        private async Task<List<AdmissionRuleFact>> RulesAsync(CancellationToken cancellationToken) =>
            await db.AdmissionRules.AsNoTracking().Select(r => new AdmissionRuleFact(
                r.Tier, r.FamilyId,
                r.Conditions.Select(c => new ConditionFact(
                    c.Alternative, c.Level, c.Evidence, c.TopicId,
                    db.Topics.Where(t => t.Id == c.TopicId).Select(t => t.Name).FirstOrDefault())).ToList())).ToListAsync(cancellationToken);
    }
}
