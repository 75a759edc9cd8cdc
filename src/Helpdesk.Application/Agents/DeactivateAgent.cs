using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Agents;

/// <summary>
/// An agent leaves the desk: nothing new reaches them and their sessions end. Tickets they own stay with them,
/// marked, until a lead gives each to somebody else; none falls back unseen.
/// </summary>
public static class DeactivateAgent
{
    public const int ShownTickets = 50;

    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Agent) : IQuery<Consequences>;

    public sealed record Consequences(string Name, int Version, bool Active, Verdict Verdict, int TicketCount, IReadOnlyList<OwnedTicket> Tickets);

    public sealed record OwnedTicket(long Id, string Title, Tier Tier, TicketState State, int Priority);

    [Requires(Permission.ManageDesk)]
    public sealed record Command(long Agent, int Version) : ICommand, IGapConfirmation
    {
        public bool Confirmed { get; init; }

        public string GapReason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.KnowsTheGap();
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Consequences>
    {
        public async Task<Consequences> Handle(Query query, CancellationToken cancellationToken)
        {
            var agent = await db.Agents.AsNoTracking().ByIdOrNotFound(query.Agent, cancellationToken);
            var verdict = agent.CanDeactivate(current.User.Agent, await db.AdministratorsRemainWithout(agent.Id, cancellationToken));
            var owned = db.Tickets.Where(t => t.OwnerId == agent.Id && t.IsActive);
            return new(
                agent.Name, agent.Version, agent.Active, verdict, await owned.CountAsync(cancellationToken),
                await owned.OrderBy(t => t.Priority).ThenBy(t => t.CreatedAt).Take(ShownTickets)
                    .Select(t => new OwnedTicket(t.Id, t.Title, t.Tier, t.State, t.Priority)).ToListAsync(cancellationToken));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, UserManager<Account> accounts, ICurrentUser current, TimeProvider time, CoverageGuard guard)
        : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var agent = (await db.Agents.ByIdOrNotFound(command.Agent, cancellationToken)).Expect(command.Version);
            if (agent.Role == AgentRole.Administrator)
            {
                await db.OneRemovalAtATimeAsync(cancellationToken);
            }

            var administratorsRemain = await db.AdministratorsRemainWithout(agent.Id, cancellationToken);
            agent.CanDeactivate(current.User.Agent, administratorsRemain).OrThrow();
            await guard.PassAsync(staffing => staffing.WithoutPeople([agent.Id]), command, cancellationToken);
            agent.Deactivate(current.User.Agent, administratorsRemain);
            await db.EndAccessAsync(accounts, [agent.Id], time.GetUtcNow(), cancellationToken);
            return Unit.Value;
        }
    }
}
