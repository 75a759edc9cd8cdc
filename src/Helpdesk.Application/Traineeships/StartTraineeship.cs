using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Traineeships;

/// <summary>A lead lets somebody learn a skill at work, under a mentor who holds it. The skill is chosen first: from it follows who can be the mentor.</summary>
public static class StartTraineeship
{
    /// <param name="Agent">Who learns.</param>
    /// <param name="Skill">What; null while it is not chosen.</param>
    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Agent, long? Skill) : IQuery<Form>;

    /// <param name="Mentors">Who holds the skill validly, the highest level first.</param>
    public sealed record Form(string Name, IReadOnlyList<AddQualification.SkillName> Skills, AddQualification.SkillName? Skill, IReadOnlyList<Tier> Tiers, IReadOnlyList<MentorName> Mentors);

    public sealed record MentorName(long Id, string Name, SkillLevel Level);

    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand
    {
        public long Agent { get; init; }

        public long Skill { get; init; }

        public Tier Tier { get; init; }

        public SkillLevel Level { get; init; } = SkillLevel.Competent;

        public long? Mentor { get; init; }

        public int Cases { get; init; } = Traineeship.UsualCases;

        public DateTimeOffset? From { get; init; }

        /// <summary>The first moment at which it lets nobody in any more.</summary>
        public DateTimeOffset? Until { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Skill).GreaterThan(0).WithMessage("Validation.Required");
            RuleFor(c => c.Tier).Known();
            RuleFor(c => c.Level).Known();
            RuleFor(c => c.Mentor).NotNull().WithMessage("Validation.Required");
            RuleFor(c => c.From).NotNull().WithMessage("Validation.Required");
            RuleFor(c => c.Until).NotNull().WithMessage("Validation.Required");
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            var person = await db.Agents.VisibleTo(current.User).Where(a => a.Id == query.Agent).Select(a => new
            {
                a.Name, a.ProviderId, Last = db.Settings.Select(s => s.LastTier).First(),
            }).FirstOrNotFound(cancellationToken);
            var skills = await db.SkillsInUseAsync(cancellationToken);
            var skill = skills.Find(s => s.Id == query.Skill);
            return new(
                person.Name, skills, skill, [.. Tiers.UpTo(person.Last)],
                skill is null ? [] : await MentorsAsync(query.Agent, person.ProviderId, skill.Id, cancellationToken));
        }

        private async Task<IReadOnlyList<MentorName>> MentorsAsync(long trainee, long? employer, long skill, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            return await db.Mentors(employer, current.User).Where(a => a.Id != trainee)
                .Select(a => new
                {
                    a.Id, a.Name,
                    Level = db.Qualifications.Where(q => q.AgentId == a.Id && q.SkillId == skill && q.VerifiedAt != null && q.RevokedAt == null
                        && q.ValidFrom <= now && (q.ValidUntil == null || q.ValidUntil > now)).Max(q => (SkillLevel?)q.Level),
                })
                .Where(m => m.Level != null).OrderByDescending(m => m.Level).ThenBy(m => m.Name).Take(CandidateQueries.MostPeople)
                .Select(m => new MentorName(m.Id, m.Name, m.Level!.Value)).ToListAsync(cancellationToken);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var agent = await db.Agents.VisibleTo(current.User).ByIdOrNotFound(command.Agent, cancellationToken);
            var mentor = await db.Mentors(agent.ProviderId, current.User).FirstOrDefaultAsync(a => a.Id == command.Mentor, cancellationToken);
            var skill = await db.Skills.AsNoTracking().Include(s => s.Generations).FirstOrDefaultAsync(s => s.Id == command.Skill && s.Active, cancellationToken);
            Verdict.Unless(skill is not null, Reason.Of("AnActiveSkillIsChosen").At(nameof(command.Skill)))
                .And(Verdict.Unless(mentor is not null, Reason.Of("AMentorIsChosen").At(nameof(command.Mentor)))).OrThrow();
            var terms = new TraineeshipTerms(
                agent.Id, mentor!.Id, skill!.Id, skill.TopicId, skill.FamilyId, command.Tier, command.Level, command.Cases, command.From!.Value, command.Until!.Value);
            if (!await IsStartedAlready(terms, cancellationToken))
            {
                terms.CanStart(current.User.Agent, now).And(await FitAsync(agent, mentor, skill, terms, now, cancellationToken)).OrThrow();
                db.Traineeships.Add(new Traineeship(terms, current.User.Agent, now));

                // Two leads who start one at once collide here, so that the second finds the first one's.
                db.Touch(agent);
            }

            return Unit.Value;
        }

        private async Task<Verdict> FitAsync(Agent agent, Agent mentor, Skill skill, TraineeshipTerms terms, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var family = await db.Families.Where(f => f.Id == terms.FamilyId).Select(f => f.Name).FirstAsync(cancellationToken);
            var topic = await db.Topics.Where(t => t.Id == terms.TopicId).Select(t => t.Name).FirstAsync(cancellationToken);
            var people = await db.Candidates(db.Agents.Where(a => a.Id == agent.Id || a.Id == mentor.Id)).ToDictionaryAsync(c => c.AgentId, cancellationToken);
            var start = new TraineeshipStart(
                new(terms.Tier, terms.FamilyId, family, null, null, []), new(terms.TopicId, topic, terms.Level),
                [.. skill.Generations.Select(g => g.GenerationId)], await gate.RulesAsync(terms.Tier, cancellationToken), now);
            return start.CanLearn(people[agent.Id], terms.From, terms.Until)
                .And(start.CanMentor(people[mentor.Id], mentor.ProviderId, agent.ProviderId));
        }

        /// <summary>The same form sent twice starts one.</summary>
        private Task<bool> IsStartedAlready(TraineeshipTerms terms, CancellationToken cancellationToken) => db.Traineeships.AnyAsync(
            t => t.AgentId == terms.AgentId && t.MentorId == terms.MentorId && t.SkillId == terms.SkillId && t.Tier == terms.Tier && t.Level == terms.Level
                && t.Cases == terms.Cases && t.From == terms.From && t.Until == terms.Until && t.EndedAt == null,
            cancellationToken);
    }

    /// <summary>Active colleagues of the company and of the trainee's employer, as far as the lead sees them.</summary>
    private static IQueryable<Agent> Mentors(this HelpdeskDbContext db, long? employer, CurrentUser user) =>
        db.Agents.VisibleTo(user).Where(a => a.Active && (a.ProviderId == null || a.ProviderId == employer));
}
