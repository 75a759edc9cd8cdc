using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>To whom a return would go, and why not to the sender where that is so.</summary>
public static class ReturnForm
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<Result>;

    /// <param name="Back">Null where there is nothing to return to.</param>
    public sealed record Result(string Title, int Version, Tier Tier, Verdict May, int Bounces, bool LeadIsInformed, Address? Back);

    /// <param name="Sender">Who escalated it, by name.</param>
    /// <param name="Takes">Whether the sender gets it; otherwise the team's queue does, for these reasons.</param>
    public sealed record Address(string Sender, Verdict Takes, Tier Tier, string Team, string Question, DateTimeOffset SentAt);

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var ticket = await db.Tickets.AsNoTracking().VisibleTo(current.User, db).Include(t => t.Escalations).ByIdOrNotFound(query.Ticket, cancellationToken);
            var address = ticket.CurrentEscalation is null ? null : await gate.ReturnAddressAsync(db, ticket, time.GetUtcNow(), cancellationToken);
            return new(
                ticket.Title, ticket.Version, ticket.Tier, ticket.CanReturn(current.User.Agent).Then(() => address!.SomeTeamServesIt),
                ticket.BounceCount, ticket.NeedsLead, address is { Team: { } team } ? AddressOf(ticket.CurrentEscalation!, address, team) : null);
        }

        private static Address AddressOf(Escalation escalation, ReturnAddress address, TeamOption team) =>
            new(address.Sender.Agent.Name, address.Sender.Gate.Verdict, escalation.FromTier, team.Name, escalation.Packet.Question, escalation.SentAt);
    }
}
