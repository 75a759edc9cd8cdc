using FluentValidation;
using FluentValidation.Results;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Accounts;

internal static class AccountCreation
{
    /// <summary>Creates the account, or says at the fields what is wrong with address or password.</summary>
    public static async Task CreateOrThrowAsync(this UserManager<Account> accounts, Account account, string password) =>
        (await accounts.CreateAsync(account, password)).OrThrow();

    /// <summary>For commands that save through the account: what lost a race there has lost it with all it was about to do, and runs again.</summary>
    public static void OrRunAgain(this IdentityResult result)
    {
        if (IsLostRace(result))
        {
            throw new DbUpdateConcurrencyException("Somebody else saved at the same time.");
        }

        result.OrThrow();
    }

    public static void OrThrow(this IdentityResult result)
    {
        if (IsLostRace(result))
        {
            throw new StaleVersionException();
        }

        if (!result.Succeeded)
        {
            throw new ValidationException(result.Errors.Select(Failure).DistinctBy(f => (f.PropertyName, f.ErrorMessage)));
        }
    }

    private static bool IsLostRace(IdentityResult result) =>
        result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure));

    private static ValidationFailure Failure(IdentityError error) => error.Code switch
    {
        "PasswordTooShort" => new("Password", "Validation.PasswordLength"),
        "PasswordMismatch" => new("Current", "Validation.PasswordMismatch"),
        "DuplicateEmail" or "DuplicateUserName" => new("Email", "Validation.EmailTaken"),
        _ when error.Code.StartsWith("Password", StringComparison.Ordinal) => new("Password", "Validation.PasswordGuessable"),
        _ => new("Email", "Validation.Email"),
    };
}
