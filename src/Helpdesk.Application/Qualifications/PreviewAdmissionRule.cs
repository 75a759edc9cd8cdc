using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>Who would gain or lose admission if the rule asked for this. Nothing is saved.</summary>
public static class PreviewAdmissionRule
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Rule, ChangeAdmissionRule.Row[] Conditions, bool RequiresGuidelines = false) : IQuery<CoverageChange>;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => this.Conditions(q => q.Conditions);
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Query, CoverageChange>
    {
        public async Task<CoverageChange> Handle(Query query, CancellationToken cancellationToken)
        {
            var rules = await db.AdmissionRules.AsNoTracking().Include(r => r.Conditions).ToListAsync(cancellationToken);
            var rule = rules.Find(r => r.Id == query.Rule) ?? throw new NotFoundException(nameof(AdmissionRule));
            var conditions = query.Conditions.AsConditions();
            AdmissionRule.CanAsk(rule.Tier, conditions).OrThrow();
            var guidelines = await db.GuidelinesIfAsync(query.RequiresGuidelines || rules.Exists(r => r.RequiresGuidelines), cancellationToken);
            var staffing = await db.StaffingAsync(cancellationToken, new([.. rules.Select(r => r.Conditions.AsFact(r.Tier, r.FamilyId, r.RequiresGuidelines ? guidelines : null))]));
            var changed = conditions.AsFact(rule.Tier, rule.FamilyId, query.RequiresGuidelines ? guidelines : null);
            return CoverageChange.Between(staffing, staffing.WithRule(changed), time.GetUtcNow());
        }
    }
}
