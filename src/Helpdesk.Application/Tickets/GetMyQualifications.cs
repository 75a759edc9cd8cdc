using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Application.Traineeships;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
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

    public sealed record Result(IReadOnlyList<Held> Qualifications, IReadOnlyList<Admission> Admissions, IReadOnlyList<Pass> Passes, IReadOnlyList<TraineeshipRow> Traineeships);

    public sealed record Held(
        LocalizedText Topic, LocalizedText Family, IReadOnlyList<string> Generations, SkillLevel Level, EvidenceKind Evidence, string Reference,
        DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil, QualificationStatus Status);

    /// <summary>An override that a lead granted and that holds now.</summary>
    public sealed record Pass(Tier Tier, LocalizedText Family, DateTimeOffset ValidUntil);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, now) = (current.User.Agent, time.GetUtcNow());
            var candidate = await db.CandidateAsync(me, cancellationToken);
            var admissions = await Admissions.LoadAsync(db, cancellationToken);

            var (held, traineeships) = await HeldAsync(me, now, cancellationToken);
            return new(
                held,
                [.. admissions.Of(candidate, now)],
                [.. from pass in candidate.Overrides
                    join family in admissions.Families on pass.FamilyId equals family.Id
                    where pass.IsInForceAt(now)
                    select new Pass(pass.Tier, family.Name, pass.ValidUntil)],
                traineeships);
        }

        /// <summary>One statement for both.</summary>
        private async Task<(IReadOnlyList<Held> Held, IReadOnlyList<TraineeshipRow> Traineeships)> HeldAsync(long me, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var (generations, traineeships) = (db.GenerationNamesOfSkills(), db.Traineeships.Rows(db));
            var found = await db.Agents.AsNoTracking().Where(a => a.Id == me).Select(a => new
            {
                Held = (from q in db.Qualifications
                        join s in db.Skills on q.SkillId equals s.Id
                        join topic in db.Topics on s.TopicId equals topic.Id
                        join family in db.Families on s.FamilyId equals family.Id
                        where q.AgentId == a.Id
                        orderby family.Id, topic.Id, q.ValidFrom descending
                        select new
                        {
                            Topic = topic.Name, Family = family.Name, q.Level, q.Evidence, q.Reference, q.ValidFrom, q.ValidUntil, q.VerifiedAt, q.RevokedAt,
                            Generations = generations.Where(g => g.SkillId == s.Id).Select(g => g.Name).ToList(),
                        }).ToList(),
                Traineeships = traineeships.Where(t => t.AgentId == a.Id && t.EndedAt == null).OrderBy(t => t.Until).ToList(),
            }).AsSingleQuery().SingleAsync(cancellationToken);
            return ([.. found.Held.Select(q => new Held(
                q.Topic, q.Family, q.Generations, q.Level, q.Evidence, q.Reference, q.ValidFrom, q.ValidUntil,
                Validity.StatusAt(now, q.ValidFrom, q.ValidUntil, q.VerifiedAt, q.RevokedAt)))], found.Traineeships);
        }
    }
}
