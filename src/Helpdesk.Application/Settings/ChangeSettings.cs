using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Settings;

/// <summary>What holds for the whole desk.</summary>
public static class ChangeSettings
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<Result>;

    /// <param name="CanReduce">Whether the company can do with two tiers now.</param>
    public sealed record Result(Command Form, Verdict CanReduce);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public int Version { get; init; }

        public string CompanyName { get; init; } = "";

        public string TimeZone { get; init; } = "";

        public Tier LastTier { get; init; }

        public int ReopenDays { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.CompanyName).RequiredText(DeskSettings.CompanyNameMaxLength);
            RuleFor(c => c.TimeZone).TimeZone();
            RuleFor(c => c.LastTier).Must(t => t is Tier.Second or Tier.Third).WithMessage("Validation.Required");
            RuleFor(c => c.ReopenDays).InclusiveBetween(0, DeskSettings.ReopenDaysMax).WithMessage("Validation.Range");
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var settings = await db.Settings.AsNoTracking().SingleAsync(cancellationToken);
            return new(
                new()
                {
                    Version = settings.Version,
                    CompanyName = settings.CompanyName,
                    TimeZone = settings.TimeZone,
                    LastTier = settings.LastTier,
                    ReopenDays = settings.ReopenDays,
                },
                await db.CanReduceTo(Tier.Second, settings.ReopenDays, time.GetUtcNow(), cancellationToken));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var settings = (await db.Settings.SingleAsync(cancellationToken)).Expect(command.Version);
            if (command.LastTier < settings.LastTier || command.ReopenDays > settings.ReopenDays)
            {
                // More days, too, could bring a ticket back into a tier that nobody runs any more.
                (await db.CanReduceTo(command.LastTier, command.ReopenDays, time.GetUtcNow(), cancellationToken)).OrThrow();
            }

            settings.Change(command.CompanyName.Trim(), command.TimeZone, command.LastTier, command.ReopenDays);
            return Unit.Value;
        }
    }

    private static async Task<Verdict> CanReduceTo(
        this HelpdeskDbContext db, Tier last, int reopenDays, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reopenableSince = now.AddDays(-reopenDays);
        var above = await db.Teams.Where(t => t.Tier > last).Select(t => new { t.Id, t.Active }).ToListAsync(cancellationToken);
        var ids = above.Select(t => t.Id).ToList();

        // By the teams they are with, which an index knows; the tier of solved tickets none does.
        var resolved = from stay in db.Stays.Where(s => ids.Contains(s.TeamId) && s.Until == null)
                       join ticket in db.Tickets on stay.TicketId equals ticket.Id
                       where ticket.State == TicketState.Resolved && ticket.ResolvedAt > reopenableSince
                       select ticket;
        var tickets = await db.Tickets.CountAsync(t => t.IsActive && t.Tier > last, cancellationToken);
        var teams = above.Count(t => t.Active);
        var reopenable = await resolved.CountAsync(cancellationToken);
        var lastOne = await resolved.MaxAsync(t => t.ResolvedAt, cancellationToken) ?? now;
        return Verdict.Unless(tickets == 0 && teams == 0, Reason.Of("ATierInUseStays", teams, tickets).At(nameof(Command.LastTier)))
            .And(Verdict.Unless(
                reopenable == 0, Reason.Of("WhatCanBeReopenedKeepsItsTier", reopenable, lastOne.AddDays(reopenDays)).At(nameof(Command.LastTier))));
    }
}
