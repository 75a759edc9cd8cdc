using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Portal;

/// <summary>
/// The random secret of one report form. Key and private link both follow from it, so that a form sent twice makes one ticket
/// and leads to the same link both times, although the link itself is kept only as a hash.
/// </summary>
public sealed record ReportForm(string Secret)
{
    public const int SecretLength = 43;

    public static ReportForm New() => new(SecretToken.Create().Text);

    public bool IsGenuine => Secret.Length == SecretLength && Base64Url.IsValid(Secret, out var bytes) && bytes == SecretToken.HashLength;

    public Guid Key => new(Derive("key").AsSpan(0, 16));

    public SecretToken Link => new(Base64Url.EncodeToString(Derive("link")));

    private byte[] Derive(string purpose) => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Secret), Encoding.ASCII.GetBytes(purpose));
}
