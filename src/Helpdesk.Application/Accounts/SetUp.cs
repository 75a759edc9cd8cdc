using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Accounts;

/// <summary>The one-time code from the server's log creates the first administrator.</summary>
public static class SetUp
{
    [Requires(Permission.Everyone)]
    public sealed record Command : ICommand
    {
        public string Code { get; init; } = "";

        public string Company { get; init; } = "";

        public string Name { get; init; } = "";

        public string Email { get; init; } = "";

        public string Password { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).RequiredText(100);
            RuleFor(c => c.Company).RequiredText(DeskSettings.CompanyNameMaxLength);
            RuleFor(c => c.Name).RequiredText(Agent.NameMaxLength);
            RuleFor(c => c.Email).Email(Customer.EmailMaxLength);
            RuleFor(c => c.Password).RequiredText(Account.PasswordMaxLength);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, UserManager<Account> accounts) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var settings = await db.Settings.SingleAsync(cancellationToken);
            Verdict.Unless(settings.AcceptsSetUpCode(command.Code), Reason.Of("TheSetUpCodeFits").At(nameof(command.Code))).OrThrow();

            var administrator = new Agent(command.Name, command.Email, AgentRole.Administrator);
            db.Agents.Add(administrator);
            settings.FinishSetUp();
            settings.Change(command.Company, settings.TimeZone, settings.LastTier, settings.ReopenDays);
            await accounts.CreateOrThrowAsync(
                new Account { UserName = command.Email.Trim(), Email = command.Email.Trim(), Name = command.Name, Agent = administrator }, command.Password);
            return Unit.Value;
        }
    }
}
