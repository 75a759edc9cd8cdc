using Helpdesk.Application.Accounts;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Accounts;

public sealed class SetUpTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_code_from_the_log_makes_the_first_administrator_and_no_second(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var code = SecretToken.Create();
        await database.Save(db => { db.Settings.Single().OfferSetUp(code); return 0; });
        var form = new SetUp.Command { Code = code.Text, Company = "Lumo", Name = "Ada Adler", Email = " ada@lumo.example ", Password = A.Password };

        var guessed = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(form with { Code = SecretToken.Create().Text }));
        Assert.Equal(0, await database.Db(db => db.Users.CountAsync()));
        await database.Send(form);
        var again = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(form with { Email = "second@lumo.example" }));

        var account = await database.Db(db => db.Users.Include(u => u.Agent).SingleAsync());
        Assert.Equal(("ada@lumo.example", AgentRole.Administrator), (account.Email, account.Agent!.Role));
        Assert.NotEqual(PasswordVerificationResult.Failed, new PasswordHasher<Account>().VerifyHashedPassword(account, account.PasswordHash!, A.Password));
        Assert.Equal("Lumo", await database.Db(db => db.Settings.Select(s => s.CompanyName).SingleAsync()));
        Assert.All([guessed, again], refused => Assert.Equal(("Rule.TheSetUpCodeFits", "Code"), (refused.Reasons[0].Key, refused.Reasons[0].Field)));
    }
}
