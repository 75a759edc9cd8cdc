using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Helpdesk.Application.Accounts;

/// <summary>
/// A customer makes an account to keep a list of tickets. Nobody learns whether an address has one already:
/// the answer is the same, and so is the work.
/// </summary>
public static class Register
{
    [Requires(Permission.Everyone)]
    public sealed record Command : ICommand
    {
        public string Name { get; init; } = "";

        public string Email { get; init; } = "";

        public string Password { get; init; } = "";

        public Language Language { get; init; } = Language.English;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(c => c.Name).RequiredText(Customer.NameMaxLength).WithMessage("Validation.NameNeeded");
            RuleFor(c => c.Email).RequiredText(Customer.EmailMaxLength).WithMessage("Validation.EmailNeeded").Email(Customer.EmailMaxLength);
            RuleFor(c => c.Password).RequiredText(Account.PasswordMaxLength).WithMessage("Validation.PasswordNeeded");
            RuleFor(c => c.Language).Known();
        }
    }

    internal sealed class Handler(UserManager<Account> accounts) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var result = await accounts.CreateAsync(AccountFor(command, command.Email.Trim()), command.Password);
            if (IsKnown(result))
            {
                await WriteAsMuchAsync(command);
            }
            else
            {
                result.OrThrow();
            }

            return Unit.Value;
        }

        private static bool IsKnown(IdentityResult result) =>
            result.Errors.Any() && result.Errors.All(e => e.Code is "DuplicateEmail" or "DuplicateUserName");

        /// <summary>The password was checked and hashed before the address was found to be known; what is still missing is the write.</summary>
        private async Task WriteAsMuchAsync(Command command)
        {
            var decoy = AccountFor(command, $"{Guid.NewGuid():N}@decoy.invalid");
            (await accounts.CreateAsync(decoy)).OrThrow();
            (await accounts.DeleteAsync(decoy)).OrThrow();
        }

        private static Account AccountFor(Command command, string email) =>
            new() { UserName = email, Email = email, Name = command.Name, Language = command.Language };
    }
}
