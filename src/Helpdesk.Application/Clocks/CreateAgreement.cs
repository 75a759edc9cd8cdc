using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>A new agreement. Open tickets that it is about count by it from now on; what they have used stays used.</summary>
public static class CreateAgreement
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(AgreementKind Kind) : IQuery<Form>;

    /// <param name="Choices">What can be named.</param>
    public sealed record Form(Command Input, AgreementChoices Choices);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : AgreementForm, ICommand<Agreement>
    {
        public AgreementKind Kind { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            Include(new AgreementForm.Validator());
            RuleFor(c => c.Kind).Known();
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            var choices = await AgreementChoices.LoadAsync(db, cancellationToken);
            return new(
                new()
                {
                    Kind = query.Kind, Rows = AgreementForm.RowsOf(query.Kind, []), StopsForCustomer = true,
                    CalendarId = choices.Calendars is [var only] ? only.Id : null,
                },
                choices);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Agreement>
    {
        public async Task<Agreement> Handle(Command command, CancellationToken cancellationToken)
        {
            await db.Agreements.Select(a => a.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            var agreement = new Agreement(command.Kind, command.Name.Trim(), command.ToScope(command.Kind));
            await db.ChangeAsync(agreement, command, cancellationToken);
            await ClockSweep.PlanAsync(db, time.GetUtcNow(), cancellationToken);
            return db.Agreements.Add(agreement).Entity;
        }
    }
}
