using Helpdesk.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Refuses what is tried first: one's own name or address, the product's name, a short word repeated, well-known long passwords.</summary>
internal sealed class GuessablePasswords : IPasswordValidator<Account>
{
    private static readonly HashSet<string> WellKnown = new(StringComparer.OrdinalIgnoreCase)
    {
        "passwordpassword", "password1234567", "password12345678", "123456789012345", "1234567890123456", "12345678901234567890",
        "qwertyuiopasdfgh", "qwertyuiopasdfghjkl", "qwertzuiopasdfgh", "administrator123", "administratoradmin", "letmeinletmein1",
        "correcthorsebatterystaple", "passwortpasswort", "geheimgeheimgeheim", "changemechangeme", "iloveyouiloveyou", "welcomewelcome1",
    };

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = password ?? "";
        var guessable = WellKnown.Contains(text) || IsRepetition(text)
            || Personal(user).Any(word => text.Replace(word, "", StringComparison.OrdinalIgnoreCase).Length < Account.PasswordMinLength / 2);
        return Task.FromResult(guessable
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordGuessable" })
            : IdentityResult.Success);
    }

    private static IEnumerable<string> Personal(Account user) =>
        new[] { user.Email ?? "", (user.Email ?? "").Split('@')[0], user.Name, "helpdesk" }
            .Concat(user.Name.Split(' ')).Where(word => word.Length >= 3);

    private static bool IsRepetition(string text) =>
        Enumerable.Range(1, 5).Any(length => text.Length > length && text.Select((c, i) => c == text[i % length]).All(same => same));
}
