using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Products;

/// <summary>A family, product or generation can no longer be chosen; tickets keep it and are worked on to their end.</summary>
public static class Deactivate
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(CatalogPart Part, long Id) : IQuery<Result>;

    public sealed record Result(long FamilyId, LocalizedText Family, LocalizedText Name, bool Active, int Version, int OpenTickets, int Skills);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public CatalogPart Part { get; init; }

        public long Id { get; init; }

        public int Version { get; init; }

        public bool Confirmed { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Part).Known();
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query query, CancellationToken cancellationToken) =>
            db.Consequences(query.Part, query.Id).FirstOrNotFound(cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var part = (await db.CatalogPart(command.Part, command.Id, cancellationToken)).Expect(command.Version);
            var consequences = await db.Consequences(command.Part, command.Id).FirstOrNotFound(cancellationToken);
            Verdict.Unless(command.Confirmed || consequences.OpenTickets == 0, Reason.Of("WhatIsInUseIsDeactivatedKnowingly").At(nameof(command.Confirmed)))
                .OrThrow();
            part.Deactivate();
            return Unit.Value;
        }
    }

    private static IQueryable<Result> Consequences(this HelpdeskDbContext db, CatalogPart part, long id) => part switch
    {
        CatalogPart.Family => db.Families.AsNoTracking().Where(f => f.Id == id).Select(f => new Result(
            f.Id, f.Name, f.Name, f.Active, f.Version,
            db.Tickets.Count(t => t.IsActive && t.FamilyId == id),
            db.Skills.Count(s => s.Active && s.FamilyId == id))),
        CatalogPart.Product =>
            from p in db.Products.AsNoTracking()
            join f in db.Families on p.FamilyId equals f.Id
            where p.Id == id
            select new Result(
                f.Id, f.Name, new LocalizedText(p.Name, p.Name), p.Active, p.Version, db.Tickets.Count(t => t.IsActive && t.ProductId == id), 0),
        CatalogPart.Generation =>
            from g in db.Generations.AsNoTracking()
            join p in db.Products on g.ProductId equals p.Id
            join f in db.Families on p.FamilyId equals f.Id
            where g.Id == id
            select new Result(
                f.Id, f.Name, new LocalizedText(p.Name + " " + g.Name, p.Name + " " + g.Name), g.Active, g.Version,
                db.Tickets.Count(t => t.IsActive && t.GenerationId == id),
                db.Skills.Count(s => s.Active && s.Generations.Any(x => x.GenerationId == id))),
    };
}
