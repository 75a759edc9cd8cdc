using Helpdesk.TestSupport;

namespace Helpdesk.Browser.Tests;

public sealed class AddressTests
{
    [Fact]
    public async Task The_site_listens_on_a_free_port()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        using var client = new HttpClient { BaseAddress = site.Listen() };

        Assert.Contains("Helpdesk", await client.GetStringAsync("/account/sign-in", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
