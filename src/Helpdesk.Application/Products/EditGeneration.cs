using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Products;

public static class EditGeneration
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Result>;

    public sealed record Result(
        long FamilyId, LocalizedText Family, long ProductId, string Product, bool Active, string Name, Lifecycle Lifecycle, int Version);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public long Id { get; init; }

        public int Version { get; init; }

        public string Name { get; init; } = "";

        public Lifecycle Lifecycle { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).RequiredText(Product.NameMaxLength);
            RuleFor(c => c.Lifecycle).Known();
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query query, CancellationToken cancellationToken) =>
            (from g in db.Generations
             join p in db.Products on g.ProductId equals p.Id
             join f in db.Families on p.FamilyId equals f.Id
             where g.Id == query.Id
             select new Result(f.Id, f.Name, p.Id, p.Name, g.Active, g.Name, g.Lifecycle, g.Version)).FirstOrNotFound(cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var generation = (await db.Generations.ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            await db.Generations.Where(g => g.ProductId == generation.ProductId && g.Id != generation.Id).Select(g => g.Name)
                .RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            generation.Change(command.Name.Trim(), command.Lifecycle);
            return Unit.Value;
        }
    }
}
