using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>A family falls back to the tier's general rule, which itself stays.</summary>
public static class DeleteAdmissionRule
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Rule) : IQuery<Consequences>;

    /// <param name="Family">Null for a general rule, which stays.</param>
    public sealed record Consequences(Tier Tier, LocalizedText? Family, int Version, Verdict Verdict, CoverageChange Change);

    [Requires(Permission.ManageDesk)]
    public sealed record Command(long Rule, int Version) : ICommand, IGapConfirmation
    {
        public bool Confirmed { get; init; }

        public string GapReason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.KnowsTheGap();
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Query, Consequences>
    {
        public async Task<Consequences> Handle(Query query, CancellationToken cancellationToken)
        {
            var rule = await db.AdmissionRules.AsNoTracking().ByIdOrNotFound(query.Rule, cancellationToken);
            var staffing = await db.StaffingAsync(cancellationToken);
            var verdict = rule.CanDelete();
            var after = verdict.IsAllowed ? staffing.WithoutRule(rule.Tier, rule.FamilyId) : staffing;
            return new(
                rule.Tier, staffing.Families.FirstOrDefault(f => f.Id == rule.FamilyId)?.Name, rule.Version, verdict,
                CoverageChange.Between(staffing, after, time.GetUtcNow()));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, CoverageGuard guard) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var rule = (await db.AdmissionRules.Include(r => r.Conditions).ByIdOrNotFound(command.Rule, cancellationToken)).Expect(command.Version);
            rule.CanDelete().OrThrow();

            // From now on the general rule decides; whoever changes that one at the same time must meet this change.
            db.Touch(await db.AdmissionRules.SingleAsync(r => r.Tier == rule.Tier && r.FamilyId == null, cancellationToken));
            await guard.PassAsync(staffing => staffing.WithoutRule(rule.Tier, rule.FamilyId), command, cancellationToken);
            db.AdmissionRules.Remove(rule);
            return Unit.Value;
        }
    }
}
