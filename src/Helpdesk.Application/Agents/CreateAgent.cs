using FluentValidation;
using Helpdesk.Application.Accounts;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Agents;

/// <summary>A new agent with an account that has no password yet: the invitation's link lets its holder choose one.</summary>
public static class CreateAgent
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand<Invited>
    {
        public string Name { get; init; } = "";

        public string Email { get; init; } = "";

        public string Title { get; init; } = "";

        public AgentRole Role { get; init; } = AgentRole.Agent;

        public long? Provider { get; init; }

        public Language Language { get; init; } = Language.English;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).RequiredText(Agent.NameMaxLength);
            RuleFor(c => c.Email).Email(Customer.EmailMaxLength);
            RuleFor(c => c.Title).Text(Agent.TitleMaxLength);
            RuleFor(c => c.Role).Known();
            RuleFor(c => c.Language).Known();
        }
    }

    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<IReadOnlyList<ProviderName>>;

    internal sealed class Handler(HelpdeskDbContext db, UserManager<Account> accounts, TimeProvider time) : IRequestHandler<Command, Invited>
    {
        public async Task<Invited> Handle(Command command, CancellationToken cancellationToken)
        {
            var providerIsKnown = command.Provider is null || await db.Providers.AnyAsync(p => p.Id == command.Provider && p.Active, cancellationToken);
            Agent.CanBe(command.Role, command.Provider)
                .And(Verdict.Unless(providerIsKnown, Reason.Of("AnActiveProviderIsChosen").At(nameof(command.Provider)))).OrThrow();

            var agent = new Agent(command.Name.Trim(), command.Email, command.Role, command.Provider);
            agent.Change(agent.Name, command.Title.Trim(), command.Role);
            var account = new Account { UserName = agent.Email, Email = agent.Email, Name = agent.Name, Language = command.Language, Agent = agent };
            (await accounts.CreateAsync(account)).OrThrow();
            return db.Invite(account, agent, time.GetUtcNow());
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, IReadOnlyList<ProviderName>>
    {
        public async Task<IReadOnlyList<ProviderName>> Handle(Query query, CancellationToken cancellationToken) =>
            await db.Providers.Where(p => p.Active).OrderBy(p => p.Name).Select(p => new ProviderName(p.Id, p.Name)).ToListAsync(cancellationToken);
    }
}

public sealed record ProviderName(long Id, string Name);
