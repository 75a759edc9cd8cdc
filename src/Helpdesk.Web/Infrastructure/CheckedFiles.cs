using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Helpdesk.Application.Import;
using Helpdesk.Application.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Helpdesk.Web.Infrastructure;

/// <summary>
/// Carries a checked file in the form that confirms it, so that exactly what was checked is imported: sealed for the one who checked it,
/// for an hour. No node keeps anything, and whatever node answers can open it.
/// </summary>
public sealed class CheckedFiles(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public string Seal(CurrentUser user, ImportKind kind, string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToBase64String(For(user, kind).Protect(packed.ToArray(), Lifetime));
    }

    /// <returns>The text; null when it is forged, too old, or somebody else's.</returns>
    public string? Open(CurrentUser user, ImportKind kind, string file)
    {
        try
        {
            using var zip = new BrotliStream(new MemoryStream(For(user, kind).Unprotect(Convert.FromBase64String(file))), CompressionMode.Decompress);
            using var text = new StreamReader(zip, Encoding.UTF8);
            return text.ReadToEnd();
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector For(CurrentUser user, ImportKind kind) =>
        protection.CreateProtector("Helpdesk.CheckedFile", $"{user.Account}", $"{kind}").ToTimeLimitedDataProtector();
}
