using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
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
    public sealed record Command : ICommand
    {
        public long Rule { get; init; }

        public int Version { get; init; }

        public Row[] Conditions { get; init; } = [];

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
            RuleFor(c => c.Conditions).Must(rows => rows.Length <= AdmissionRule.MaxConditions).WithMessage("Validation.NotUnderstood");
            RuleForEach(c => c.Conditions).ChildRules(row =>
            {
                row.RuleFor(r => r.Level).KnownOrNone();
                row.RuleFor(r => r.Evidence).KnownOrNone();
                row.RuleFor(r => r.Alternative).InclusiveBetween(1, AdmissionRule.MaxAlternatives).WithMessage("Validation.Range").When(r => r.Level is not null);
            });
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            var rule = await db.AdmissionRules.AsNoTracking().Include(r => r.Conditions).ByIdOrNotFound(query.Rule, cancellationToken);
            var rows = rule.Conditions.OrderBy(c => c.Alternative).ThenBy(c => c.Id)
                .Select(c => new Row { Alternative = c.Alternative, Level = c.Level, Evidence = c.Evidence, Topic = c.TopicId });
            return new(
                new Command { Rule = rule.Id, Version = rule.Version, Conditions = [.. rows], RequiresGuidelines = rule.RequiresGuidelines }, rule.Tier,
                (await db.Families.AsNoTracking().FirstOrDefaultAsync(f => f.Id == rule.FamilyId, cancellationToken))?.Name,
                await db.Topics.AsNoTracking().OrderBy(t => t.Name.En).Select(t => new AddSkill.TopicName(t.Id, t.Name)).ToListAsync(cancellationToken));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var rule = (await db.AdmissionRules.Include(r => r.Conditions).ByIdOrNotFound(command.Rule, cancellationToken)).Expect(command.Version);
            var rows = command.Conditions.Where(r => r.Level is not null).Distinct().ToList();
            var topics = rows.Select(r => r.Topic).OfType<long>().Distinct().ToList();
            var known = await db.Topics.CountAsync(t => topics.Contains(t.Id), cancellationToken) == topics.Count;
            AdmissionRule.CanAsk(rule.Tier, rows.Count)
                .And(Verdict.Unless(known, Reason.Of("TheTopicIsKnown"))).OrThrow();

            rule.Change(rows.Select(r => new AdmissionCondition(r.Alternative, r.Level!.Value, r.Evidence, r.Topic)));
            rule.RequireGuidelines(command.RequiresGuidelines);
            db.Touch(rule);
            return Unit.Value;
        }
    }
}
