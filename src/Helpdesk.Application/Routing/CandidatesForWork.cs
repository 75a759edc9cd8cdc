using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

public static class CandidatesForWork
{
    public const int Most = 40;

    /// <summary>In <see cref="Visibility"/>'s words, because a compiled query calls nobody: a provider's people see their own colleagues only.</summary>
    private static readonly PerModel<Func<HelpdeskDbContext, Tier, long, long?, long?, long?, IAsyncEnumerable<Candidate>>> Candidates = new(() =>
        EF.CompileAsyncQuery((HelpdeskDbContext db, Tier tier, long family, long? generation, long? me, long? provider) =>
            db.Agents.AsNoTracking()
                .Where(a => provider == null || a.ProviderId == provider)
                .Where(a => a.Id == me || (a.Active && db.Teams.Any(t => t.Active && t.Tier == tier
                    && (t.Families.Count == 0 || t.Families.Any(f => f.FamilyId == family)) && t.Members.Any(m => m.AgentId == a.Id))))
                .OrderBy(a => a.Id == me ? 0 : 1).ThenBy(a => a.Name).Take(Most)
                .Select(a => new Candidate(
                    a.Id, a.Name, a.Active,
                    (from m in db.Set<TeamMember>()
                     join t in db.Teams on m.TeamId equals t.Id
                     where m.AgentId == a.Id && t.Active && t.Tier == tier && (t.Families.Count == 0 || t.Families.Any(f => f.FamilyId == family))
                     select new CandidateTeam(
                         t.Id, t.Tier, t.Active, t.Families.Where(f => f.FamilyId == family).Select(f => f.FamilyId).ToList())).ToList(),
                    (from q in db.Qualifications
                     join s in db.Skills on q.SkillId equals s.Id
                     join topic in db.Topics on s.TopicId equals topic.Id
                     where q.AgentId == a.Id && s.FamilyId == family
                     select new HeldQualification(
                         q.Id, s.TopicId, new LocalizedText(topic.Name.En, topic.Name.De), s.FamilyId,
                         s.Generations.Select(g => g.GenerationId).ToList(),
                         (from g in db.Set<SkillGeneration>()
                          join x in db.Skills on g.SkillId equals x.Id
                          where x.FamilyId == family && x.TopicId == s.TopicId && g.GenerationId == generation
                          select g.GenerationId).ToList(),
                         q.Level, q.Evidence, q.ValidFrom, q.ValidUntil, q.VerifiedAt, q.RevokedAt)).ToList(),
                    db.Overrides.Where(o => o.AgentId == a.Id && o.Tier == tier && o.FamilyId == family && o.EndedAt == null)
                        .Select(o => new HeldOverride(o.Id, o.Tier, o.FamilyId, o.GrantedAt, o.ValidUntil, o.EndedAt)).ToList())
                {
                    Acknowledged = db.Acknowledgements.Where(k => k.AgentId == a.Id && !k.Superseded && db.AdmissionRules.Any(r => r.RequiresGuidelines))
                        .Select(k => new AcknowledgedGuideline(k.GuidelineId, k.Number)).ToList(),
                    Trainings = db.Traineeships.Where(t => t.AgentId == a.Id && t.Tier == tier && t.FamilyId == family)
                        .Select(t => new HeldTraining(
                            t.Id, t.Tier, t.FamilyId, t.TopicId,
                            db.Set<SkillGeneration>().Where(g => g.SkillId == t.SkillId).Select(g => g.GenerationId).ToList(),
                            (from g in db.Set<SkillGeneration>()
                             join x in db.Skills on g.SkillId equals x.Id
                             where x.FamilyId == family && x.TopicId == t.TopicId && g.GenerationId == generation
                             select g.GenerationId).ToList(),
                            t.Level, t.MentorId, db.Agents.Where(m => m.Id == t.MentorId).Select(m => m.Name).First(), t.From, t.Until, t.EndedAt)).ToList(),
                })
                .AsSingleQuery()));

    /// <summary>
    /// Whoever serves the tier and family of this work, and the agent who asks in any case, as the gate sees them: with the teams,
    /// qualifications, overrides and traineeships that matter for this work and no others, so that a page can ask for all of them at once.
    /// </summary>
    public static Task<List<Candidate>> CandidatesFor(this HelpdeskDbContext db, Work work, CurrentUser user, CancellationToken cancellationToken) =>
        Candidates.For(db)(db, work.Tier, work.FamilyId, work.GenerationId, user.Agent, user.ProviderId).ToListAsync(cancellationToken).AsTask();
}
