using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Application.Settings;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Whoever was asked takes the ticket: with this commit, and not before, it is theirs.</summary>
public static class AcceptOffer
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(long Ticket) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, Dispatcher dispatcher, DeskProfile profile, ICurrentUser current, TimeProvider time)
        : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var ticket = await db.VisibleTicket(command.Ticket, current.User, cancellationToken);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            if (await IsAcceptedAlreadyAsync(ticket, agent.Id, cancellationToken))
            {
                return Unit.Value;
            }

            ticket.CanAccept(agent.Id, now).OrThrow();
            var proposal = ticket.OpenOffer!.Proposal;
            var work = await gate.WorkAsync(
                ticket, proposal?.Target.Tier ?? ticket.Tier, proposal is null ? ticket.Skills : proposal.Skills, cancellationToken);
            await StillServedAsync(proposal, work, cancellationToken);

            ticket.Accept(
                agent, await GateAsync(ticket, agent.Id, work, now, cancellationToken),
                await db.Settings.Select(s => s.LastTier).SingleAsync(cancellationToken), now);
            await dispatcher.ExpireAsync(ticket, null, cancellationToken);
            return Unit.Value;
        }

        /// <summary>The button was pressed twice: the ticket is theirs.</summary>
        private async Task<bool> IsAcceptedAlreadyAsync(Ticket ticket, long agentId, CancellationToken cancellationToken) =>
            ticket.OwnerId == agentId && ticket.OpenOffer is null
            && await db.Offers.Where(o => o.TicketId == ticket.Id).OrderByDescending(o => o.OfferedAt).ThenByDescending(o => o.Id)
                .Select(o => o.AgentId == agentId && o.State == OfferState.Accepted).FirstOrDefaultAsync(cancellationToken);

        /// <summary>As the work stands, or as it was relaxed when the desk offered it from the queue after a long wait.</summary>
        private async Task<GateDecision> GateAsync(Ticket ticket, long agentId, Work work, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var (agent, decision) = await gate.ConsiderAsync(agentId, work, cancellationToken);
            if (decision.Verdict.IsAllowed || ticket.OpenOffer!.IsHandover)
            {
                return decision;
            }

            var rules = await gate.RulesAsync(work.Tier, cancellationToken);
            var (_, relaxed) = Relaxation.Least(
                new(work, RoutingPath.Offer, ticket.CreatedAt), profile.Plan, profile.Plan.Waited(ticket.CreatedAt, now),
                less => Gate.Judge(agent, less.Work, rules, now), d => d.Verdict.IsAllowed);
            return relaxed.Verdict.IsAllowed ? relaxed : decision;
        }

        /// <summary>The team may have been dissolved, or have given the family up, since it was offered.</summary>
        private async Task StillServedAsync(Proposal? proposal, Work work, CancellationToken cancellationToken)
        {
            if (proposal is not null)
            {
                var serving = TeamChoice.Serving(work.Tier, work.FamilyId, await db.CandidateTeams().ToListAsync(cancellationToken));
                Verdict.Unless(serving.Any(t => t.Id == proposal.Target.TeamId), Reason.Of("TheTeamServesTierAndFamily", proposal.To)).OrThrow();
            }
        }
    }
}
