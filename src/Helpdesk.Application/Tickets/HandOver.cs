using FluentValidation;
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

/// <summary>
/// Warm within the tier: the owner offers the ticket to a colleague of its team who may have it and is there, and stays the owner
/// until they accept. Nobody else is asked: when they do not take it, it stays where it is.
/// </summary>
public static class HandOver
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<IReadOnlyList<Considered>>;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        /// <summary>None for the best who is there.</summary>
        public long? AgentId { get; init; }

        public string Reason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).RequiredText(Ticket.HandOverReasonMaxLength);
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, Dispatcher dispatcher, ICurrentUser current, TimeProvider time)
        : IRequestHandler<Query, IReadOnlyList<Considered>>
    {
        public async Task<IReadOnlyList<Considered>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ticket = await db.Tickets.AsNoTracking().VisibleTo(current.User, db).ForVerbs().ByIdOrNotFound(query.Ticket, cancellationToken);
            var decision = await FindAsync(dispatcher, ticket, null, time.GetUtcNow(), cancellationToken);
            var known = await db.Agents.VisibleTo(current.User).Select(a => a.Id).ToListAsync(cancellationToken);
            return [.. decision.Considered.Where(c => c.AgentId != ticket.OwnerId && known.Contains(c.AgentId))];
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, Dispatcher dispatcher, DeskProfile profile, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.VisibleTicket(command.Ticket, current.User, cancellationToken);
            if (ticket.Version != command.Version && IsOfferedAlready(ticket, command))
            {
                return Unit.Value;
            }

            ticket.Expect(command.Version);
            var (me, now) = (await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken), time.GetUtcNow());
            ticket.CanHandOver(me.Id).OrThrow();
            if (command.AgentId is { } chosen)
            {
                await db.Agents.VisibleTo(current.User).ByIdOrNotFound(chosen, cancellationToken);
            }

            var decision = await FindAsync(dispatcher, ticket, command.AgentId, now, cancellationToken);
            var to = Chosen(decision, command.AgentId);
            var expires = now + profile.Routing.OfferTime;
            ticket.HandOver(me, to, command.Reason.Trim(), expires, now);
            dispatcher.Keep(ticket, decision);
            await dispatcher.ExpireAsync(ticket, expires, cancellationToken);
            return Unit.Value;
        }

        private static Actor Chosen(Decision decision, long? asked) => decision.AgentId is { } to
            ? Actor.Agent(to, decision.Considered[0].Name)
            : throw new BrokenRuleException(asked is null || decision.Considered.Count == 0
                ? [Reason.Of("AColleagueIsThereForAHandover").At(nameof(Command.AgentId))]
                : [.. decision.Considered[0].Refusals.Select(r => r.At(nameof(Command.AgentId)))]);

        /// <summary>The same form came twice.</summary>
        private bool IsOfferedAlready(Ticket ticket, Command command) =>
            ticket.OpenOffer is { IsToOneAlone: true } offer && offer.FromAgentId == current.User.Agent && offer.AgentId == (command.AgentId ?? offer.AgentId);
    }

    private static async Task<Decision> FindAsync(Dispatcher dispatcher, Ticket ticket, long? only, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = await dispatcher.CaseAsync(ticket, null, RoutingPath.Handover, now, cancellationToken);
        Exclusion[] owner = ticket.OwnerId is { } id ? [new(id, ExclusionKind.Owner)] : [];
        return await dispatcher.FindAsync(asked with { Excluded = [.. asked.Excluded, .. owner] }, RelaxationPlan.None, now, cancellationToken, only);
    }
}
