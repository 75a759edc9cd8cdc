using System.Security.Cryptography;
using System.Text;
using Helpdesk.Domain.Settings;

namespace Helpdesk.Domain.Tests.Shared;

public sealed class SecretTokenTests
{
    [Fact]
    public void A_token_holds_256_random_bits_in_43_characters_that_fit_a_link()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => SecretToken.Create().Text).ToHashSet();

        Assert.Equal(1000, tokens.Count);
        Assert.All(tokens, t => Assert.Matches("^[A-Za-z0-9_-]{43}$", t));
    }

    [Fact]
    public void Its_hash_is_all_that_is_kept()
    {
        var token = SecretToken.Create();

        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(token.Text)), token.Hash);
        Assert.Equal(SecretToken.HashLength, token.Hash.Length);
        Assert.Equal(token.Hash, SecretToken.HashOf(token.Text));
        Assert.NotEqual(token.Hash, SecretToken.HashOf(token.Text.ToUpperInvariant()));
    }

    [Fact]
    public void The_set_up_code_opens_once()
    {
        var (settings, code) = (new DeskSettings(), SecretToken.Create());
        Assert.False(settings.AcceptsSetUpCode(code.Text));

        settings.OfferSetUp(code);
        Assert.True(settings.AcceptsSetUpCode($" {code.Text} "));
        Assert.False(settings.AcceptsSetUpCode(SecretToken.Create().Text));

        settings.FinishSetUp();
        Assert.False(settings.AcceptsSetUpCode(code.Text));
    }
}
