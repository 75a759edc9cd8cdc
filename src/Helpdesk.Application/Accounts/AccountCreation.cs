using FluentValidation;
using FluentValidation.Results;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Helpdesk.Application.Accounts;

internal static class AccountCreation
{
    /// <summary>Creates the account, or says at the fields what is wrong with address or password.</summary>
    public static async Task CreateOrThrowAsync(this UserManager<Account> accounts, Account account, string password) =>
        (await accounts.CreateAsync(account, password)).OrThrow();

    public static void OrThrow(this IdentityResult result)
    {
        if (result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
        {
            throw new StaleVersionException();
        }

        if (!result.Succeeded)
        {
            throw new ValidationException(result.Errors.Select(Failure).DistinctBy(f => (f.PropertyName, f.ErrorMessage)));
        }
    }

    private static ValidationFailure Failure(IdentityError error) => error.Code switch
    {
        "PasswordTooShort" => new("Password", "Validation.PasswordLength"),
        "PasswordMismatch" => new("Current", "Validation.PasswordMismatch"),
        "DuplicateEmail" or "DuplicateUserName" => new("Email", "Validation.EmailTaken"),
        _ when error.Code.StartsWith("Password", StringComparison.Ordinal) => new("Password", "Validation.PasswordGuessable"),
        _ => new("Email", "Validation.Email"),
    };
}
