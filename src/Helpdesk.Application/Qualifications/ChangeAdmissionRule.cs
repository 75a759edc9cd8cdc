using System.Linq.Expressions;
using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>What admission to a tier asks for: conditions of one alternative all hold, and one alternative is enough.</summary>
public static class ChangeAdmissionRule
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Rule) : IQuery<Form>;

    public sealed record Form(Command Input, Tier Tier, LocalizedText? Family, IReadOnlyList<AddSkill.TopicName> Topics);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand, IGapConfirmation
    {
        public long Rule { get; init; }

        public int Version { get; init; }

        public Row[] Conditions { get; init; } = [];

        public bool Confirmed { get; init; }

        public string GapReason { get; init; } = "";

        public bool RequiresGuidelines { get; init; }
    }

    /// <summary>A line of the editor; one without a level asks for nothing and is left out.</summary>
    public sealed record Row
    {
        public int Alternative { get; init; } = 1;

        public SkillLevel? Level { get; init; }

        public EvidenceKind? Evidence { get; init; }

        public long? Topic { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            this.Conditions(c => c.Conditions);
            this.KnowsTheGap();
        }
    }

    internal static void Conditions<T>(this AbstractValidator<T> validator, Expression<Func<T, Row[]>> conditions)
    {
        validator.RuleFor(conditions).Must(rows => rows.Length <= AdmissionRule.MaxConditions).WithMessage("Validation.NotUnderstood");
        validator.RuleForEach(Each(conditions)).ChildRules(row =>
        {
            row.RuleFor(r => r.Level).KnownOrNone();
            row.RuleFor(r => r.Evidence).KnownOrNone();
            row.RuleFor(r => r.Alternative).InclusiveBetween(1, AdmissionRule.MaxAlternatives).WithMessage("Validation.Range").When(r => r.Level is not null);
        });
    }

    private static Expression<Func<T, IEnumerable<Row>>> Each<T>(Expression<Func<T, Row[]>> rows) =>
        Expression.Lambda<Func<T, IEnumerable<Row>>>(rows.Body, rows.Parameters);

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            var rule = await db.AdmissionRules.AsNoTracking().Where(r => r.Id == query.Rule).Select(r => new
            {
                r.Version,
                r.Tier,
                r.RequiresGuidelines,
                Family = db.Families.Where(f => f.Id == r.FamilyId).Select(f => f.Name).FirstOrDefault(),
                Rows = r.Conditions.OrderBy(c => c.Alternative).ThenBy(c => c.Id)
                    .Select(c => new Row { Alternative = c.Alternative, Level = c.Level, Evidence = c.Evidence, Topic = c.TopicId }).ToList(),
            }).FirstOrNotFound(cancellationToken);
            return new(
                new Command { Rule = query.Rule, Version = rule.Version, Conditions = [.. rule.Rows], RequiresGuidelines = rule.RequiresGuidelines },
                rule.Tier, rule.Family,
                await db.Topics.AsNoTracking().OrderBy(t => t.Name.En).Select(t => new AddSkill.TopicName(t.Id, t.Name)).ToListAsync(cancellationToken));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, CoverageGuard guard) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var rule = (await db.AdmissionRules.Include(r => r.Conditions).ByIdOrNotFound(command.Rule, cancellationToken)).Expect(command.Version);
            var conditions = command.Conditions.AsConditions();
            var topics = conditions.Select(c => c.TopicId).OfType<long>().Distinct().ToList();
            var known = await db.Topics.CountAsync(t => topics.Contains(t.Id), cancellationToken) == topics.Count;
            AdmissionRule.CanAsk(rule.Tier, conditions)
                .And(Verdict.Unless(known, Reason.Of("TheTopicIsKnown"))).OrThrow();
            var changed = conditions.AsFact(rule.Tier, rule.FamilyId, await db.GuidelinesIfAsync(command.RequiresGuidelines, cancellationToken));
            await guard.PassAsync(staffing => staffing.WithRule(changed), command, cancellationToken);

            rule.Change(conditions);
            rule.RequireGuidelines(command.RequiresGuidelines);
            db.Touch(rule);
            return Unit.Value;
        }
    }

    /// <summary>What the rows of the editor ask for; the same condition twice in one alternative asks once.</summary>
    internal static IReadOnlyList<AdmissionCondition> AsConditions(this IEnumerable<Row> rows) =>
        [.. rows.Where(r => r.Level is not null).Distinct().Select(r => new AdmissionCondition(r.Alternative, r.Level!.Value, r.Evidence, r.Topic))];

    /// <param name="guidelines">Those in use, where the rule asks for them; null where it does not.</param>
    internal static AdmissionRuleFact AsFact(
        this IEnumerable<AdmissionCondition> conditions, Tier tier, long? familyId, IReadOnlyList<RequiredGuideline>? guidelines) =>
        new(tier, familyId, [.. conditions.Select(c => new ConditionFact(c.Alternative, c.Level, c.Evidence, c.TopicId, null))])
        {
            RequiresGuidelines = guidelines is not null,
            Guidelines = guidelines ?? [],
        };

    internal static async Task<IReadOnlyList<RequiredGuideline>?> GuidelinesIfAsync(this HelpdeskDbContext db, bool required, CancellationToken cancellationToken) =>
        required ? await db.Guidelines.AsNoTracking().Where(g => g.Active)
            .Select(g => new RequiredGuideline(g.Id, g.Title, g.Current, g.Settled, g.RequiredFrom)).ToListAsync(cancellationToken) : null;
}
