using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Products;

public static class EditFamily
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Result>;

    public sealed record Result(LocalizedText Name, bool Active, Command Form);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : FamilyForm, ICommand
    {
        public long Id { get; init; }

        public int Version { get; init; }
    }

    internal sealed class Validator : FamilyFormValidator<Command>;

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var family = await db.Families.AsNoTracking().ByIdOrNotFound(query.Id, cancellationToken);
            return new(family.Name, family.Active, new()
            {
                Id = family.Id,
                Version = family.Version,
                NameEn = family.Name.En,
                NameDe = family.Name.De,
                Icon = family.Icon,
                MandatoryFields = FamilyForm.Listed(family.MandatoryFields),
                DiagnosticsChecklist = family.DiagnosticsChecklist,
                PlannedSkips = family.PlannedSkips.Listed(),
            });
        }
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var family = (await db.Families.ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            await command.RefuseTakenNames(db, command.Id, cancellationToken);
            family.Change(command.Name, command.Icon, command.Mandatory, command.DiagnosticsChecklist.Trim(), command.PlannedSkips.AsSet());
            return Unit.Value;
        }
    }
}
