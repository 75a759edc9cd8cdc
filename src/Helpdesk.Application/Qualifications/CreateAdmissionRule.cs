using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>A family gets its own rule for a tier. It begins as a copy of the general one, so that nobody's admission changes yet.</summary>
public static class CreateAdmissionRule
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command(Tier Tier, long Family) : ICommand<AdmissionRule>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Tier).Known();
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, AdmissionRule>
    {
        /// <returns>The rule; the one that exists already where somebody was faster.</returns>
        public async Task<AdmissionRule> Handle(Command command, CancellationToken cancellationToken)
        {
            var family = await db.Families.Where(f => f.Active).ByIdOrNotFound(command.Family, cancellationToken);
            var rules = await db.AdmissionRules.Include(r => r.Conditions).Where(r => r.Tier == command.Tier).ToListAsync(cancellationToken);
            if (rules.Find(r => r.FamilyId == family.Id) is { } existing)
            {
                return existing;
            }

            // Two who add the same rule at once collide on the general one, so that a family never has two.
            var general = rules.Find(r => r.FamilyId is null) ?? throw new NotFoundException(nameof(AdmissionRule));
            db.Touch(general);
            var copy = general.Conditions.Select(c => new AdmissionCondition(c.Alternative, c.Level, c.Evidence, c.TopicId));
            var rule = new AdmissionRule(command.Tier, family.Id, copy);
            rule.RequireGuidelines(general.RequiresGuidelines);
            return db.AdmissionRules.Add(rule).Entity;
        }
    }
}
