using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Products;

/// <summary>A new kind of product: customers can choose it once a First-Level team serves it.</summary>
public static class CreateFamily
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command : FamilyForm, ICommand<ProductFamily>;

    internal sealed class Validator : FamilyFormValidator<Command>;

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, ProductFamily>
    {
        public async Task<ProductFamily> Handle(Command command, CancellationToken cancellationToken)
        {
            await command.RefuseTakenNames(db, id: 0, cancellationToken);
            var family = new ProductFamily(command.Name, command.Icon);
            family.Change(command.Name, command.Icon, command.Mandatory, command.DiagnosticsChecklist.Trim(), command.PlannedSkips.AsSet());
            db.Families.Add(family);
            return family;
        }
    }
}
