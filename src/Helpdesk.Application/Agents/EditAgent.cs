using FluentValidation;
using Helpdesk.Application.Accounts;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Helpdesk.Application.Agents;

/// <summary>Name, address, job and role. The employer stays: who changes it becomes a new agent, so that history keeps its meaning.</summary>
public static class EditAgent
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Agent) : IQuery<Form>;

    public sealed record Form(Command Input, string? Provider);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public long Agent { get; init; }

        public int Version { get; init; }

        public string Name { get; init; } = "";

        public string Email { get; init; } = "";

        public string Title { get; init; } = "";

        public AgentRole Role { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).RequiredText(Agent.NameMaxLength);
            RuleFor(c => c.Email).Email(Customer.EmailMaxLength);
            RuleFor(c => c.Title).Text(Agent.TitleMaxLength);
            RuleFor(c => c.Role).Known();
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Form>
    {
        public Task<Form> Handle(Query query, CancellationToken cancellationToken) =>
            db.Agents.Where(a => a.Id == query.Agent).Select(a => new Form(
                new Command { Agent = a.Id, Version = a.Version, Name = a.Name, Email = a.Email, Title = a.Title, Role = a.Role },
                db.Providers.Where(p => p.Id == a.ProviderId).Select(p => p.Name).FirstOrDefault())).FirstOrNotFound(cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db, UserManager<Account> accounts, ICurrentUser current) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var agent = (await db.Agents.ByIdOrNotFound(command.Agent, cancellationToken)).Expect(command.Version);
            agent.CanBecome(command.Role, current.User.Agent).OrThrow();
            if (agent.Role == AgentRole.Administrator && command.Role != agent.Role)
            {
                await db.OneRemovalAtATimeAsync(cancellationToken);
                Agent.KeepsAnAdministrator(await db.AdministratorsRemainWithout(agent.Id, cancellationToken)).OrThrow();
            }

            agent.Change(command.Name.Trim(), command.Title.Trim(), command.Role);
            agent.MoveTo(command.Email);

            var account = await db.Users.Where(a => a.AgentId == agent.Id).FirstOrNotFound(cancellationToken);
            (account.Name, account.Email, account.UserName) = (agent.Name, agent.Email, agent.Email);
            (await accounts.UpdateAsync(account)).OrThrow();
            return Unit.Value;
        }
    }
}
