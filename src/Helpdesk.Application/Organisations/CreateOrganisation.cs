using FluentValidation;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Customers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Organisations;

/// <summary>A company whose people are our customers.</summary>
public static class CreateOrganisation
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command : OrganisationForm, ICommand<Organisation>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => Include(new OrganisationForm.Validator());
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Organisation>
    {
        public async Task<Organisation> Handle(Command command, CancellationToken cancellationToken)
        {
            await db.Organisations.Select(o => o.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            await db.RefuseTakenDomainsAsync(null, command, cancellationToken);
            var organisation = db.Organisations.Add(new Organisation(command.Name.Trim(), command.ToDomains())).Entity;
            await db.ScheduleAsync(AdoptCustomers.Name, 0, time.GetUtcNow(), cancellationToken);
            return organisation;
        }
    }
}
