using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Products;

public static class EditProduct
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Result>;

    public sealed record Result(long FamilyId, LocalizedText Family, bool Active, string Name, int Version);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public long Id { get; init; }

        public int Version { get; init; }

        public string Name { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).RequiredText(Product.NameMaxLength);
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query query, CancellationToken cancellationToken) =>
            (from p in db.Products
             join f in db.Families on p.FamilyId equals f.Id
             where p.Id == query.Id
             select new Result(f.Id, f.Name, p.Active, p.Name, p.Version)).FirstOrNotFound(cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var product = (await db.Products.ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            await db.Products.Where(p => p.FamilyId == product.FamilyId && p.Id != product.Id).Select(p => p.Name)
                .RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            product.Rename(command.Name.Trim());
            return Unit.Value;
        }
    }
}
