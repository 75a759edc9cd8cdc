using System.Text;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Import;

/// <summary>From the bytes of a file to its text, or to what is wrong with it and what to do.</summary>
public static class ImportText
{
    public const int MaxBytes = 2 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Verdict Read(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        if (bytes.Length > MaxBytes)
        {
            return Reason.Of("AnImportIsSmallEnough", MaxBytes / 1024 / 1024);
        }

        if (bytes.StartsWith("PK"u8))
        {
            return Reason.Of("AnImportIsNoWorkbook");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.Contains((byte)0))
        {
            return Reason.Of("AnImportIsUtf8", "UTF-16");
        }

        try
        {
            text = Strict.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return Reason.Of("AnImportIsUtf8", "Windows-1252 / Latin-1");
        }

        return Verdict.Unless(!string.IsNullOrWhiteSpace(text), Reason.Of("AnImportIsNotEmpty"));
    }

    /// <summary>With the mark by which a spreadsheet knows the encoding.</summary>
    public static byte[] Write(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

    /// <summary>What stands most often between the headings: a comma, a semicolon as German spreadsheets write it, or a tab.</summary>
    public static char SeparatorOf(string text)
    {
        var headings = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        var (separator, most) = (',', 0);
        foreach (var candidate in (ReadOnlySpan<char>)[',', ';', '\t'])
        {
            var count = headings.Count(candidate);
            (separator, most) = count > most ? (candidate, count) : (separator, most);
        }

        return separator;
    }
}
