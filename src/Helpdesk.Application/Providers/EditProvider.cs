using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Providers;

/// <summary>A provider's name and what its contract grants, beside the teams it runs and the people it sends.</summary>
public static class EditProvider
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Result>;

    public sealed record Result(string Name, bool SeesMail, bool Active, int Version, IReadOnlyList<TeamRow> Teams, IReadOnlyList<AgentRow> Agents);

    public sealed record TeamRow(long Id, string Name, Tier Tier, bool Active);

    public sealed record AgentRow(long Id, string Name, string Title, AgentRole Role, bool Active);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public long Id { get; init; }

        public int Version { get; init; }

        public string Name { get; init; } = "";

        /// <summary>The contract grants its people the customers' mail addresses.</summary>
        public bool SeesMail { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).RequiredText(ServiceProvider.NameMaxLength);
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var provider = await db.Providers.AsNoTracking().ByIdOrNotFound(query.Id, cancellationToken);
            return new(
                provider.Name, provider.SeesMail, provider.Active, provider.Version,
                await db.Teams.Where(t => t.ProviderId == provider.Id).OrderByDescending(t => t.Active).ThenBy(t => t.Tier).ThenBy(t => t.Name)
                    .Select(t => new TeamRow(t.Id, t.Name, t.Tier, t.Active)).ToListAsync(cancellationToken),
                await db.Agents.Where(a => a.ProviderId == provider.Id).OrderByDescending(a => a.Active).ThenBy(a => a.Name)
                    .Select(a => new AgentRow(a.Id, a.Name, a.Title, a.Role, a.Active)).ToListAsync(cancellationToken));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var provider = (await db.Providers.ByIdOrNotFound(command.Id, cancellationToken)).Expect(command.Version);
            await db.Providers.Where(p => p.Id != provider.Id).Select(p => p.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            provider.Rename(command.Name.Trim());
            provider.Grant(command.SeesMail);
            return Unit.Value;
        }
    }
}
