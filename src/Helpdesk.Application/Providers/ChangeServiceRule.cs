using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Providers;

/// <summary>Who may serve a family in a tier. Teams that serve it and would not be allowed to are changed first.</summary>
public static class ChangeServiceRule
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Family, Tier Tier) : IQuery<Form>;

    /// <param name="Providers">The active ones, and those the rule names already.</param>
    public sealed record Form(Command Input, LocalizedText Family, IReadOnlyList<ProviderName> Providers);

    public sealed record ProviderName(long Id, string Name);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public long Family { get; init; }

        public Tier Tier { get; init; }

        /// <summary>0 while there is no rule.</summary>
        public int Version { get; init; }

        public ServedBy Allowed { get; init; } = ServedBy.Any;

        public long[] ProviderIds { get; init; } = [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Tier).Known();
            RuleFor(c => c.Allowed).Known();
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            var family = await db.FamilyInTier(query.Family, query.Tier, cancellationToken);
            var rule = await db.ServiceRules.AsNoTracking().Include(r => r.Providers)
                .FirstOrDefaultAsync(r => r.FamilyId == query.Family && r.Tier == query.Tier, cancellationToken);
            var named = rule?.Providers.Select(p => p.ProviderId).ToArray() ?? [];
            return new(
                new() { Family = query.Family, Tier = query.Tier, Version = rule?.Version ?? 0, Allowed = rule?.Allowed ?? ServedBy.Any, ProviderIds = named },
                family,
                await db.Providers.Where(p => p.Active || named.Contains(p.Id)).OrderBy(p => p.Name)
                    .Select(p => new ProviderName(p.Id, p.Name)).ToListAsync(cancellationToken));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            await db.FamilyInTier(command.Family, command.Tier, cancellationToken);
            var rule = await db.ServiceRules.Include(r => r.Providers)
                .FirstOrDefaultAsync(r => r.FamilyId == command.Family && r.Tier == command.Tier, cancellationToken);
            if ((rule?.Version ?? 0) != command.Version)
            {
                throw new StaleVersionException();
            }

            var kept = rule?.Providers.Select(p => p.ProviderId).ToList() ?? [];
            var known = await db.Providers.CountAsync(p => command.ProviderIds.Contains(p.Id) && (p.Active || kept.Contains(p.Id)), cancellationToken);
            if (known != command.ProviderIds.Distinct().Count())
            {
                throw new NotFoundException(nameof(ServiceProvider));
            }

            rule ??= db.ServiceRules.Add(new ServiceRule(command.Family, command.Tier, ServedBy.Any, [])).Entity;
            rule.Change(command.Allowed, command.ProviderIds);
            var breaking = await db.Breaking(rule, cancellationToken);
            Verdict.Unless(breaking.Count == 0, Reason.Of("NoTeamBreaksTheServiceRule", string.Join(", ", breaking)).At(nameof(command.Allowed))).OrThrow();
            if (rule.Id != 0)
            {
                db.Touch(rule);
            }

            return Unit.Value;
        }
    }

    private static async Task<LocalizedText> FamilyInTier(this HelpdeskDbContext db, long family, Tier tier, CancellationToken cancellationToken) =>
        await db.Families.Where(f => f.Id == family && f.Active && db.Settings.Any(s => s.LastTier >= tier)).Select(f => f.Name).FirstOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundException(nameof(ProductFamily));
}
