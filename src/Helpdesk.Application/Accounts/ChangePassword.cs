using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Accounts;

/// <summary>One's own password, by whoever knows the current one. Every other session ends.</summary>
public static class ChangePassword
{
    [Requires(Permission.KeepTickets)]
    public sealed record Command : ICommand
    {
        public string Current { get; init; } = "";

        public string Password { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Current).RequiredText(Account.PasswordMaxLength);
            RuleFor(c => c.Password).RequiredText(Account.PasswordMaxLength);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, UserManager<Account> accounts, ICurrentUser current) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var account = await db.Users.Where(a => a.Id == current.User.Account).FirstOrNotFound(cancellationToken);
            (await accounts.ChangePasswordAsync(account, command.Current, command.Password)).OrThrow();
            return Unit.Value;
        }
    }
}
