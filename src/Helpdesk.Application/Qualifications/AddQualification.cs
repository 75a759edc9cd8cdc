using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>A lead records what somebody has learnt and where the proof is found. It counts once another person has verified it.</summary>
public static class AddQualification
{
    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Agent) : IQuery<Form>;

    public sealed record Form(string Name, IReadOnlyList<SkillName> Skills);

    public sealed record SkillName(long Id, long FamilyId, LocalizedText Topic, LocalizedText Family, IReadOnlyList<string> Generations);

    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand
    {
        public long Agent { get; init; }

        public long Skill { get; init; }

        public SkillLevel Level { get; init; } = SkillLevel.Competent;

        public EvidenceKind Evidence { get; init; } = EvidenceKind.Certificate;

        public string Reference { get; init; } = "";

        public DateTimeOffset? ValidFrom { get; init; }

        /// <summary>The first moment it no longer counts; null for an open end.</summary>
        public DateTimeOffset? ValidUntil { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Skill).GreaterThan(0).WithMessage("Validation.Required");
            RuleFor(c => c.Level).Known();
            RuleFor(c => c.Evidence).Known();
            RuleFor(c => c.Reference).RequiredText(Qualification.ReferenceMaxLength);
            RuleFor(c => c.ValidFrom).NotNull().WithMessage("Validation.Required");
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            return new(
                await db.Agents.VisibleTo(current.User).Where(a => a.Id == query.Agent).Select(a => a.Name).FirstOrNotFound(cancellationToken),
                await db.SkillsInUseAsync(cancellationToken));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var agent = await db.Agents.VisibleTo(current.User).ByIdOrNotFound(command.Agent, cancellationToken);
            var known = await db.Skills.AnyAsync(s => s.Id == command.Skill && s.Active, cancellationToken);
            Verdict.Unless(known, Reason.Of("AnActiveSkillIsChosen").At(nameof(command.Skill))).OrThrow();

            var qualification = new Qualification(
                agent.Id, command.Skill, command.Level, command.Evidence, command.Reference.Trim(),
                command.ValidFrom!.Value, command.ValidUntil, current.User.Agent, time.GetUtcNow());
            if (!await IsRecorded(qualification, cancellationToken))
            {
                await RefuseOverlapAsync(qualification, cancellationToken);
                db.Qualifications.Add(qualification);
            }

            return Unit.Value;
        }

        private async Task RefuseOverlapAsync(Qualification q, CancellationToken cancellationToken)
        {
            var others = await db.Qualifications
                .Where(r => r.AgentId == q.AgentId && r.SkillId == q.SkillId && r.Evidence == q.Evidence && r.Reference == q.Reference && r.RevokedAt == null)
                .Select(r => new { r.ValidFrom, r.ValidUntil }).ToListAsync(cancellationToken);
            var verdict = Qualification.CanBeRecorded(q.ValidFrom, q.ValidUntil, others.Select(o => (o.ValidFrom, o.ValidUntil)));
            new Verdict([.. verdict.Reasons.Select(r => r.At(nameof(Command.ValidFrom)))]).OrThrow();
        }

        /// <summary>The same proof sent twice is one proof.</summary>
        private Task<bool> IsRecorded(Qualification q, CancellationToken cancellationToken) => db.Qualifications.AnyAsync(
            r => r.AgentId == q.AgentId && r.SkillId == q.SkillId && r.Level == q.Level && r.Evidence == q.Evidence && r.Reference == q.Reference
                && r.ValidFrom == q.ValidFrom && r.ValidUntil == q.ValidUntil && r.RevokedAt == null,
            cancellationToken);
    }
    /// <summary>By family and topic.</summary>
    internal static Task<List<SkillName>> SkillsInUseAsync(this HelpdeskDbContext db, CancellationToken cancellationToken)
    {
        var generations = db.GenerationNamesOfSkills();
        return (from s in db.Skills.AsNoTracking()
                join topic in db.Topics on s.TopicId equals topic.Id
                join family in db.Families on s.FamilyId equals family.Id
                where s.Active && family.Active
                orderby family.Id, topic.Name.En
                select new SkillName(
                    s.Id, family.Id, topic.Name, family.Name, generations.Where(g => g.SkillId == s.Id).Select(g => g.Name).ToList())).ToListAsync(cancellationToken);
    }
}
