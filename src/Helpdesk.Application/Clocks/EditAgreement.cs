using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>What an agreement promises from now on, and whether it still counts. Elapsed and paused time of open tickets stays as it is.</summary>
public static class EditAgreement
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Form>;

    public sealed record Form(AgreementKind Kind, Command Input, AgreementChoices Choices);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : AgreementForm, ICommand
    {
        public long Id { get; init; }

        public int Version { get; init; }

        public bool Active { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => Include(new AgreementForm.Validator());
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            var agreement = await db.Agreements.AsNoTracking().ByIdOrNotFound(query.Id, cancellationToken);
            var scope = agreement.Scope;
            return new(
                agreement.Kind,
                new()
                {
                    Id = agreement.Id, Version = agreement.Version, Name = agreement.Name, Active = agreement.Active,
                    OrganisationId = scope.OrganisationId, FamilyId = scope.FamilyId, Channel = scope.Channel, TeamId = scope.TeamId, ProviderId = scope.ProviderId,
                    CalendarId = agreement.CalendarId, StopsForCustomer = agreement.Stops.HasFlag(Stops.WaitingForCustomer),
                    StopsForThirdParty = agreement.Stops.HasFlag(Stops.WaitingForThirdParty), Rows = AgreementForm.RowsOf(agreement.Kind, agreement.Targets),
                },
                await AgreementChoices.LoadAsync(db, cancellationToken));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var agreement = (await db.Agreements.ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            await db.Agreements.Where(a => a.Id != agreement.Id).Select(a => a.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            await db.ChangeAsync(agreement, command, cancellationToken);
            agreement.SetActive(command.Active);
            await ClockSweep.PlanAsync(db, time.GetUtcNow(), cancellationToken);
            return Unit.Value;
        }
    }
}
