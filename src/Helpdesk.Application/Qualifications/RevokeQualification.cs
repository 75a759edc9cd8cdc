using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using MediatR;

namespace Helpdesk.Application.Qualifications;

/// <summary>A qualification counts no more from now on. That it counted until now stays provable.</summary>
public static class RevokeQualification
{
    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Qualification) : IQuery<Subject>;

    public sealed record Subject(long Agent, string Name, LocalizedText Topic, LocalizedText Family, SkillLevel Level, int Version, DateTimeOffset? RevokedAt);

    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand, IGapConfirmation
    {
        public long Qualification { get; init; }

        public int Version { get; init; }

        public string Reason { get; init; } = "";

        public bool Confirmed { get; init; }

        public string GapReason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).RequiredText(Qualification.RevocationMaxLength);
            this.KnowsTheGap();
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Subject>
    {
        public Task<Subject> Handle(Query query, CancellationToken cancellationToken) =>
            (from q in db.Qualifications.VisibleTo(current.User, db)
             join a in db.Agents on q.AgentId equals a.Id
             join s in db.Skills on q.SkillId equals s.Id
             join topic in db.Topics on s.TopicId equals topic.Id
             join family in db.Families on s.FamilyId equals family.Id
             where q.Id == query.Qualification
             select new Subject(a.Id, a.Name, topic.Name, family.Name, q.Level, q.Version, q.RevokedAt)).FirstOrNotFound(cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time, CoverageGuard guard) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var qualification = await db.Qualifications.VisibleTo(current.User, db).ByIdOrNotFound(command.Qualification, cancellationToken);
            qualification.Expect(command.Version).CanRevoke().OrThrow();
            await guard.PassAsync(staffing => staffing.WithoutQualification(qualification.Id), command, cancellationToken);
            qualification.Revoke(current.User.Agent, command.Reason, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
