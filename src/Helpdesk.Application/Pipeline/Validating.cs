using System.Globalization;
using System.Text;
using FluentValidation;
using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Pipeline;

/// <summary>Checks that many forms share. Messages are resource keys below <c>Validation</c>.</summary>
internal static class Validating
{
    /// <summary>Text of at most so many characters, without the NUL that no database keeps.</summary>
    public static IRuleBuilderOptions<T, string> Text<T>(this IRuleBuilder<T, string> rule, int max) =>
        rule.MaximumLength(max).WithMessage("Validation.TooLong")
            .Must(text => text is null || !text.Contains('\0', StringComparison.Ordinal)).WithMessage("Validation.NoNul");

    public static IRuleBuilderOptions<T, string> RequiredText<T>(this IRuleBuilder<T, string> rule, int max) =>
        rule.Text(max).Must(HasSomethingToRead).WithMessage("Validation.Required");

    /// <summary>One @ with something on both sides, no white space or control characters: the rest only a mail can tell.</summary>
    public static IRuleBuilderOptions<T, string> Email<T>(this IRuleBuilder<T, string> rule, int max) =>
        rule.RequiredText(max).Must(IsEmail).WithMessage("Validation.Email");

    /// <summary>The IANA name of a time zone that this machine knows.</summary>
    public static IRuleBuilderOptions<T, string> TimeZone<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(name => name is { Length: > 0 and <= DeskSettings.TimeZoneMaxLength } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId)
        .WithMessage("Validation.Required");

    public static IRuleBuilderOptions<T, TEnum> Known<T, TEnum>(this IRuleBuilder<T, TEnum> rule)
        where TEnum : struct, Enum => rule.Must(Enum.IsDefined).WithMessage("Validation.Required");

    public static IRuleBuilderOptions<T, TEnum?> KnownOrNone<T, TEnum>(this IRuleBuilder<T, TEnum?> rule)
        where TEnum : struct, Enum => rule.Must(value => value is null || Enum.IsDefined(value.Value)).WithMessage("Validation.Required");

    /// <summary>A name of the company's own data, in both languages.</summary>
    public static void Localized<T>(this AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, string>> english, System.Linq.Expressions.Expression<Func<T, string>> german)
    {
        validator.RuleFor(english).RequiredText(LocalizedText.MaxLength);
        validator.RuleFor(german).RequiredText(LocalizedText.MaxLength);
    }

    /// <summary>White space, control characters and marks without width show nothing, and nothing to click on.</summary>
    private static bool HasSomethingToRead(string? text) => (text ?? "").EnumerateRunes().Any(r => !Rune.IsWhiteSpace(r)
        && Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format));

    public static bool IsEmail(string? text)
    {
        var parts = (text ?? "").Trim().Split('@');
        return parts is [{ Length: > 0 and <= 64 }, { Length: > 0 } domain]
            && domain.Contains('.', StringComparison.Ordinal) && !domain.StartsWith('.') && !domain.EndsWith('.')
            && !parts.Any(p => p.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"'));
    }
}
