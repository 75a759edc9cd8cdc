using System.Text;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Pipeline;

internal static class Names
{
    /// <summary>
    /// Refuses a name that another one of its scope bears, in whatever case. Compared here and not in SQL:
    /// a scope is small, and the three databases fold case in three ways.
    /// </summary>
    /// <param name="taken">The names of the others.</param>
    /// <param name="name">The wanted one.</param>
    /// <param name="field">Where it was typed.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public static async Task RefuseTaken(this IQueryable<string> taken, string name, string field, CancellationToken cancellationToken)
    {
        var names = await taken.ToListAsync(cancellationToken);
        Verdict.Unless(!names.Exists(other => AreSame(other, name)), Reason.Of("NamesAreUnique").At(field)).OrThrow();
    }

    public static bool AreSame(string one, string other) =>
        string.Equals(Normal(one.Trim()), Normal(other.Trim()), StringComparison.OrdinalIgnoreCase);

    /// <summary>One form for what reads the same. What is no character, and NUL, which databases refuse, becomes the replacement character.</summary>
    public static string Normal(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => r.Value is 0 or 0xFFFE ? Rune.ReplacementChar : r)).Normalize();
}
