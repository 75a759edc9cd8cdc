using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Products;

/// <summary>It can be chosen again.</summary>
public static class Reactivate
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public CatalogPart Part { get; init; }

        public long Id { get; init; }

        public int Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Part).Known();
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            (await db.CatalogPart(command.Part, command.Id, cancellationToken)).Expect(command.Version).Reactivate();
            return Unit.Value;
        }
    }
}
