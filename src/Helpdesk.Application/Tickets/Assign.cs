using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>The owner hands the ticket to a colleague, or a lead to anybody: through the same gate as everybody else, and in the customer's language.</summary>
public static class Assign
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public long? AgentId { get; init; }
    }

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            if (ticket.Version != command.Version && ticket.OwnerId is { } owner && owner == command.AgentId)
            {
                return Unit.Value;
            }

            ticket.Expect(command.Version);
            var by = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            ticket.CanAssign(by).OrThrow();
            var to = await db.Agents.VisibleTo(current.User).ByIdOrNotFound(ChosenIn(command), cancellationToken);
            var work = await gate.WorkAsync(ticket, ticket.Tier, ticket.Skills, cancellationToken);
            var decision = await gate.JudgeByHandAsync(to.Id, work, ticket.Language, cancellationToken);
            var refusals = Verdict.Unless(ticket.OwnerId != to.Id, Reason.Of("TheTicketIsNotTheirsYet", to.Name))
                .And(Verdict.Unless(await MaySeeAsync(ticket, to, cancellationToken), Reason.Of("TheColleagueMaySeeTheTicket", to.Name)))
                .And(decision.Verdict);
            new Verdict([.. refusals.Reasons.Select(r => r.At(nameof(command.AgentId)))]).OrThrow();

            ticket.Assign(by, to, decision, time.GetUtcNow());
            return Unit.Value;
        }

        private static long ChosenIn(Command command) =>
            command.AgentId ?? throw new BrokenRuleException(Reason.Of("AColleagueIsChosen").At(nameof(command.AgentId)));

        /// <summary>A provider's people see only what is or was with one of the provider's teams.</summary>
        private async Task<bool> MaySeeAsync(Ticket ticket, Agent to, CancellationToken cancellationToken) =>
            to.ProviderId is not { } provider
            || await db.Stays.AnyAsync(s => s.TicketId == ticket.Id && db.Teams.Any(t => t.Id == s.TeamId && t.ProviderId == provider), cancellationToken);
    }
}
