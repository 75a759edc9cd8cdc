using FluentValidation;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Organisations;

/// <summary>An organisation's name, its domains and whether it still counts. Its customers follow the domains.</summary>
public static class EditOrganisation
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Result>;

    public sealed record Result(Command Form, int Customers);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : OrganisationForm, ICommand
    {
        public long Id { get; init; }

        public int Version { get; init; }

        public bool Active { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => Include(new OrganisationForm.Validator());
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await db.Organisations.AsNoTracking().Where(o => o.Id == query.Id)
                .Select(o => new { Organisation = o, Customers = db.Customers.Count(c => c.OrganisationId == o.Id) }).FirstOrNotFound(cancellationToken);
            var organisation = found.Organisation;
            return new(
                new()
                {
                    Id = organisation.Id, Version = organisation.Version, Name = organisation.Name,
                    Domains = string.Join('\n', organisation.Domains), Active = organisation.Active,
                },
                found.Customers);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var organisation = (await db.Organisations.ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            await db.Organisations.Where(o => o.Id != organisation.Id).Select(o => o.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            await db.RefuseTakenDomainsAsync(organisation.Id, command, cancellationToken);
            organisation.Change(command.Name.Trim(), command.ToDomains());
            organisation.SetActive(command.Active);
            await db.ScheduleAsync(AdoptCustomers.Name, 0, time.GetUtcNow(), cancellationToken);
            return Unit.Value;
        }
    }
}
