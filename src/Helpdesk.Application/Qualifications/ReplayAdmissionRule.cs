using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Application.Settings;
using Helpdesk.Data;
using Helpdesk.Domain.Guidelines;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>Who would have got the tickets of the last days if the rule had asked for this. Nothing is saved; six statements.</summary>
public static class ReplayAdmissionRule
{
    /// <param name="Conditions">As they were typed; null for the rule as it is.</param>
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Rule, ChangeAdmissionRule.Row[]? Conditions, bool RequiresGuidelines = false, int Days = DryRun.UsualDays) : IQuery<Result>;

    /// <param name="Since">The beginning of the time that was replayed; later than asked for where there was too much.</param>
    /// <param name="IsCut">More assignments fall into the time than are replayed at once; the newest were.</param>
    public sealed record Result(
        Tier Tier, LocalizedText? Family, AdmissionRuleFact Changed, DryRun Run, DateTimeOffset Since, bool IsCut);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Days).InclusiveBetween(1, DryRun.MostDays).WithMessage("Validation.Range");
            When(q => q.Conditions is not null, () => this.Conditions(q => q.Conditions!));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, DeskProfile profile, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var rules = await db.AdmissionRules.AsNoTracking().Include(r => r.Conditions).Select(r => new
            {
                Rule = r,
                English = db.Families.Where(f => f.Id == r.FamilyId).Select(f => f.Name.En).FirstOrDefault(),
                German = db.Families.Where(f => f.Id == r.FamilyId).Select(f => f.Name.De).FirstOrDefault(),
            }).AsSingleQuery().ToListAsync(cancellationToken);
            var edited = rules.Find(r => r.Rule.Id == query.Rule) ?? throw new NotFoundException(nameof(AdmissionRule));
            var (tier, family) = (edited.Rule.Tier, edited.Rule.FamilyId);
            var (topics, guidelines) = await KnownAsync(cancellationToken);
            var present = new AdmissionRules([.. rules.Select(r => r.Rule).Where(r => r.Tier == tier).Select(r => Fact(r, guidelines))]);
            var changed = Changed(query, edited.Rule, topics, guidelines);

            var since = now.AddDays(-query.Days);
            var assignments = await db.AssignmentsAsync(tier, since, DryRun.Most + 1, profile.Routing, cancellationToken);
            var isCut = assignments.Count > DryRun.Most;
            var replayed = assignments.Take(DryRun.Most).ToList();
            var people = await db.PeopleAsync(tier, since, now, cancellationToken);
            var run = DryRun.Of(
                [.. replayed.Where(a => family is null || a.Asked.Work.FamilyId == family)], people,
                present, new([.. present.Rules.Where(r => r.FamilyId != family), changed]), profile.Plan);
            return new(
                tier, LocalizedText.OrNone(edited?.English, edited?.German),
                changed with { Conditions = [.. changed.Conditions.Select(c => c with { Topic = c.TopicId is { } id ? topics[id] : null })] },
                run, isCut ? replayed[^1].At : since, isCut);
        }

        /// <summary>What rules can name, in one statement: a topic with every guideline, both few.</summary>
        private async Task<(Dictionary<long, LocalizedText> Topics, IReadOnlyList<RequiredGuideline> Guidelines)> KnownAsync(CancellationToken cancellationToken)
        {
            var rows = await (
                from desk in db.Settings.AsNoTracking()
                from topic in db.Topics.DefaultIfEmpty()
                from guideline in db.Guidelines.Where(g => g.Active).DefaultIfEmpty()
                select new { Topic = (Topic?)topic, Guideline = (Guideline?)guideline }).ToListAsync(cancellationToken);
            return (
                rows.Select(r => r.Topic).OfType<Topic>().DistinctBy(t => t.Id).ToDictionary(t => t.Id, t => t.Name),
                [.. rows.Select(r => r.Guideline).OfType<Guideline>().DistinctBy(g => g.Id).Select(g => new RequiredGuideline(g.Id, g.Title, g.Current, g.Settled, g.RequiredFrom))]);
        }

        private static AdmissionRuleFact Fact(AdmissionRule rule, IReadOnlyList<RequiredGuideline> guidelines) =>
            rule.Conditions.AsFact(rule.Tier, rule.FamilyId, rule.RequiresGuidelines ? guidelines : null);

        private static AdmissionRuleFact Changed(
            Query query, AdmissionRule rule, Dictionary<long, LocalizedText> topics, IReadOnlyList<RequiredGuideline> guidelines)
        {
            if (query.Conditions is null)
            {
                return Fact(rule, guidelines);
            }

            var conditions = query.Conditions.AsConditions();
            AdmissionRule.CanAsk(rule.Tier, conditions)
                .And(Verdict.Unless(conditions.All(c => c.TopicId is not { } id || topics.ContainsKey(id)), Reason.Of("TheTopicIsKnown"))).OrThrow();
            return conditions.AsFact(rule.Tier, rule.FamilyId, query.RequiresGuidelines ? guidelines : null);
        }
    }
}
