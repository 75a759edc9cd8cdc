using FluentValidation;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Settings;

/// <summary>How long somebody is asked, and after which wait less is asked of whoever takes a ticket.</summary>
public static class ChangeRouting
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<Form>;

    public sealed record Form(Command Input, IReadOnlyList<AgreementChoices.Named> Calendars);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public int Version { get; init; }

        public int OfferSeconds { get; init; }

        public int StickyMinutes { get; init; }

        public int ShiftLeftMinutes { get; init; }

        /// <summary>Minutes of the customer's wait; none for a step that is never taken.</summary>
        public int? DropAdditionalSkill { get; init; }

        public int? LowerLevel { get; init; }

        public int? SecondaryTeam { get; init; }

        public int? OtherProvider { get; init; }

        public int? NextTier { get; init; }

        /// <summary>By whose hours these waits are counted; none for by the clock.</summary>
        public long? CalendarId { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.OfferSeconds).InclusiveBetween(RoutingTimes.ShortestOffer, RoutingTimes.LongestOffer).WithMessage("Validation.Range");
            RuleFor(c => c.StickyMinutes).InclusiveBetween(0, RoutingTimes.MostMinutes).WithMessage("Validation.Range");
            RuleFor(c => c.ShiftLeftMinutes).InclusiveBetween(0, RoutingTimes.MostShiftLeft).WithMessage("Validation.Range");
            RuleFor(c => c.DropAdditionalSkill).InclusiveBetween(0, RoutingTimes.MostMinutes).WithMessage("Validation.Range");
            RuleFor(c => c.LowerLevel).InclusiveBetween(0, RoutingTimes.MostMinutes).WithMessage("Validation.Range");
            RuleFor(c => c.SecondaryTeam).InclusiveBetween(0, RoutingTimes.MostMinutes).WithMessage("Validation.Range");
            RuleFor(c => c.OtherProvider).InclusiveBetween(0, RoutingTimes.MostMinutes).WithMessage("Validation.Range");
            RuleFor(c => c.NextTier).InclusiveBetween(0, RoutingTimes.MostMinutes).WithMessage("Validation.Range");
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            var desk = await db.Settings.AsNoTracking().SingleAsync(cancellationToken);
            var times = desk.Routing;
            var calendars = await db.CalendarsToNameAsync(cancellationToken);
            return new(new()
            {
                Version = desk.Version,
                OfferSeconds = times.OfferSeconds,
                StickyMinutes = times.StickyMinutes,
                ShiftLeftMinutes = times.ShiftLeftMinutes,
                DropAdditionalSkill = times.DropAdditionalSkill,
                LowerLevel = times.LowerLevel,
                SecondaryTeam = times.SecondaryTeam,
                OtherProvider = times.OtherProvider,
                NextTier = times.NextTier,
                CalendarId = times.CalendarId,
            }, calendars);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var desk = (await db.Settings.SingleAsync(cancellationToken)).Expect(command.Version);
            (await db.CalendarExistsAsync(command.CalendarId, nameof(command.CalendarId), cancellationToken)).OrThrow();
            desk.SetRouting(new(command.OfferSeconds, command.StickyMinutes, command.ShiftLeftMinutes)
            {
                DropAdditionalSkill = command.DropAdditionalSkill,
                LowerLevel = command.LowerLevel,
                SecondaryTeam = command.SecondaryTeam,
                OtherProvider = command.OtherProvider,
                NextTier = command.NextTier,
                CalendarId = command.CalendarId,
            });

            // What waits is looked at anew: its next step may be due earlier now.
            await db.RescheduleAllAsync(RouteTicket.Name, time.GetUtcNow(), cancellationToken);
            return Unit.Value;
        }
    }
}
