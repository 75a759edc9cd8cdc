using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Helpdesk.Domain.Shared;

/// <summary>
/// A random 256-bit token for a private link. The text goes to its holder once; only its hash is kept,
/// so a copy of the database opens no link.
/// </summary>
public sealed record SecretToken(string Text)
{
    public const int HashLength = 32;

    public static SecretToken Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public byte[] Hash => HashOf(Text);

    /// <summary>SHA-256 is enough: the token is random, so there is nothing to guess that a slow hash would protect.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
