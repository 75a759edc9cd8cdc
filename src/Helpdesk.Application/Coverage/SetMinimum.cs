using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Coverage;

/// <summary>How many people should always be able to do a family's work in a tier.</summary>
public static class SetMinimum
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand
    {
        public long Family { get; init; }

        public Tier Tier { get; init; }

        public int People { get; init; } = CoverageCell.UsualMinimum;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Tier).Known();
            RuleFor(c => c.People).InclusiveBetween(0, CoverageMinimum.Most).WithMessage("Validation.Range");
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            Verdict.Unless(current.User.ProviderId is null, Reason.Of("TheCompanySaysHowManyAreNeeded").At(nameof(command.People))).OrThrow();
            if (!await db.Families.AnyAsync(f => f.Id == command.Family && f.Active, cancellationToken))
            {
                throw new NotFoundException(nameof(ProductFamily));
            }

            if (await db.CoverageMinimums.FirstOrDefaultAsync(m => m.FamilyId == command.Family && m.Tier == command.Tier, cancellationToken) is { } minimum)
            {
                minimum.Change(command.People);
            }
            else
            {
                db.CoverageMinimums.Add(new CoverageMinimum(command.Family, command.Tier, command.People));
            }

            return Unit.Value;
        }
    }
}
