using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Products;

public static class CreateProduct
{
    /// <summary>The family that gets the product.</summary>
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Family) : IQuery<LocalizedText>;

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand<Product>
    {
        public long Family { get; init; }

        public string Name { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).RequiredText(Product.NameMaxLength);
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, LocalizedText>
    {
        public Task<LocalizedText> Handle(Query query, CancellationToken cancellationToken) =>
            db.Families.Where(f => f.Id == query.Family).Select(f => f.Name).FirstOrNotFound(cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Product>
    {
        public async Task<Product> Handle(Command command, CancellationToken cancellationToken)
        {
            var family = await db.Families.ByIdOrNotFound(command.Family, cancellationToken);
            await db.Products.Where(p => p.FamilyId == family.Id).Select(p => p.Name)
                .RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            return family.AddProduct(command.Name.Trim());
        }
    }
}
