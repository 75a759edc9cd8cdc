using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>The ticket is with the wrong team: another team of the same tier gets it.</summary>
public static class Transfer
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<Result>;

    /// <param name="From">The team that has it.</param>
    /// <param name="Teams">Those to which this agent may give it, by name.</param>
    public sealed record Result(string From, IReadOnlyList<Option> Teams);

    /// <param name="Provider">Who runs the team; null for the company itself.</param>
    public sealed record Option(long Id, string Name, string? Provider);

    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public long? TeamId { get; init; }

        public string Reason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).RequiredText(Ticket.TransferReasonMaxLength);
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, provider) = (current.User.Agent, current.User.ProviderId);
            var found = await (from t in db.Tickets.AsNoTracking().VisibleTo(current.User, db)
                               from agent in db.Agents.AsNoTracking().Where(a => a.Id == me)
                               where t.Id == query.Ticket
                               select new { Ticket = t, Me = agent, Team = Visibility.TeamNamed(db, provider, t.TeamId)! }).WithRules().FirstOrNotFound(cancellationToken);
            var (ticket, tier) = (found.Ticket, found.Ticket.Tier);
            var teams = await db.Teams.AsNoTracking().Where(t => t.Active && t.Tier == tier).VisibleTo(current.User).Include(t => t.Families)
                .OrderBy(t => t.Name).ThenBy(t => t.Id)
                .Select(t => new { Team = t, Provider = db.Providers.Where(p => p.Id == t.ProviderId).Select(p => p.Name).FirstOrDefault() })
                .ToListAsync(cancellationToken);
            return new(
                found.Team,
                [.. teams.Where(t => ticket.CanTransferTo(t.Team, found.Me).IsAllowed).Select(t => new Option(t.Team.Id, t.Team.Name, t.Provider))]);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.VisibleTicket(command.Ticket, current.User, cancellationToken);
            if (await IsSentAlreadyAsync(ticket, command, cancellationToken))
            {
                return Unit.Value;
            }

            await db.MayWorkOnAsync(ticket, current.User, cancellationToken);
            ticket.Expect(command.Version);
            var by = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            ticket.CanTransfer(by).OrThrow();
            var to = await db.Teams.VisibleTo(current.User).Include(t => t.Families).Include(t => t.Members).AsSplitQuery()
                .ByIdOrNotFound(ChosenIn(command), cancellationToken);
            new Verdict([.. ticket.CanTransferTo(to, by).Reasons.Select(r => r.At(nameof(command.TeamId)))]).OrThrow();

            ticket.Transfer(to, by, command.Reason, time.GetUtcNow());
            return Unit.Value;
        }

        private static long ChosenIn(Command command) =>
            command.TeamId ?? throw new BrokenRuleException(Reason.Of("ATeamIsChosen").At(nameof(command.TeamId)));

        /// <summary>The same form came twice: what it asks for has happened, and perhaps the ticket is out of its sender's hands by it.</summary>
        private async Task<bool> IsSentAlreadyAsync(Ticket ticket, Command command, CancellationToken cancellationToken) =>
            ticket.Version != command.Version
            && ticket.TeamId == command.TeamId
            && await db.Events.AnyAsync(
                e => e.TicketId == ticket.Id && e.Kind == TicketEventKind.Transferred && e.TicketVersion > command.Version
                    && e.ActorId == current.User.Agent && e.Detail == command.Reason,
                cancellationToken);
    }
}
