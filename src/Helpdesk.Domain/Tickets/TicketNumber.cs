using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Helpdesk.Domain.Tickets;

/// <summary>The number people say on the phone: <c>HD-000123</c> for the ticket with id 123.</summary>
public static class TicketNumber
{
    public const string Prefix = "HD-";

    public static string Of(long id) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{id:000000}");

    /// <summary>Reads <c>HD-000123</c>, <c>hd-123</c> and <c>123</c>.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out long id)
    {
        var digits = (text ?? "").Trim();
        digits = digits.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? digits[Prefix.Length..] : digits;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;
    }
}
