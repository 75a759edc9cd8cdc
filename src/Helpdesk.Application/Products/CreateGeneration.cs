using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Products;

public static class CreateGeneration
{
    /// <summary>The product that gets the generation.</summary>
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Product) : IQuery<Result>;

    public sealed record Result(long FamilyId, LocalizedText Family, string Product);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand<Generation>
    {
        public long Product { get; init; }

        public string Name { get; init; } = "";

        public Lifecycle Lifecycle { get; init; } = Lifecycle.Current;
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
            (from p in db.Products
             join f in db.Families on p.FamilyId equals f.Id
             where p.Id == query.Product
             select new Result(f.Id, f.Name, p.Name)).FirstOrNotFound(cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Generation>
    {
        public async Task<Generation> Handle(Command command, CancellationToken cancellationToken)
        {
            var product = await db.Products.ByIdOrNotFound(command.Product, cancellationToken);
            await db.Generations.Where(g => g.ProductId == product.Id).Select(g => g.Name)
                .RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            return product.AddGeneration(command.Name.Trim(), command.Lifecycle);
        }
    }
}
