using System.Net;
using System.Text.RegularExpressions;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Account;

public sealed partial class SetUpTests
{
    private const string Address = "ruth@maker.example";

    [Fact]
    public async Task The_code_in_the_log_makes_the_first_administrator_once()
    {
        await using var site = (await HelpdeskSite.EmptyAsync()).With("Serilog:MinimumLevel:Default", "Warning");
        var browser = site.Anonymous();
        var form = await browser.GetForm("/set-up");
        var code = Code().Match(site.ReadLog()).Groups[1].Value;

        var done = await browser.Submit(form, Filled(code));
        var again = await browser.Submit(form, [.. Filled(code).Where(f => f.Field != "Input.Email"), ("Input.Email", "second@maker.example")]);
        var entered = await browser.Submit(await browser.GetForm("/account/sign-in"), ("Input.Email", Address), ("Input.Password", A.Password));

        Assert.Equal("/account/sign-in", done.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.NotEmpty(again.Errors);
        Assert.Equal(HttpStatusCode.Found, entered.Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/admin")).Status);
        Assert.Equal("Lumo", await site.Database.Db(db => db.Settings.Select(s => s.CompanyName).SingleAsync()));
        Assert.Equal(1, await site.Database.Db(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task A_wrong_code_makes_nobody_an_administrator()
    {
        await using var site = await HelpdeskSite.EmptyAsync();
        var browser = site.Anonymous();

        var answer = await browser.Submit(await browser.GetForm("/set-up"), Filled("made-up"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Errors);
        Assert.False(await site.Database.Db(db => db.Users.AnyAsync()));
    }

    private static (string Field, string? Value)[] Filled(string code) =>
    [
        ("Input.Code", code), ("Input.Company", "Lumo"), ("Input.Name", "Ruth Reger"), ("Input.Email", Address), ("Input.Password", A.Password),
    ];

    [GeneratedRegex("\"SetUpCode\":\"([^\"]+)\"")]
    private static partial Regex Code();
}
