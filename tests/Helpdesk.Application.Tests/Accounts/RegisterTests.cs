using FluentValidation;
using Helpdesk.Application.Accounts;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Accounts;

public sealed class RegisterTests
{
    private static readonly Register.Command Form = new() { Name = "Nina New", Email = "new@customer.example", Password = A.Password };

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_customer_gets_an_account_that_is_no_agents(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        await database.Send(Form);

        var account = await database.Db(db => db.Users.SingleAsync());
        Assert.Equal(("Nina New", null), (account.Name, account.AgentId));
        Assert.NotNull(account.PasswordHash);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_known_address_is_answered_alike_and_stays_as_it_was(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await database.Send(Form);
        var before = await database.Db(db => db.Users.SingleAsync());

        await database.Send(Form with { Name = "Somebody Else", Email = "NEW@customer.example", Password = "an altogether other sentence" });

        var after = await database.Db(db => db.Users.SingleAsync());
        Assert.Equal((before.Name, before.PasswordHash, before.SecurityStamp), (after.Name, after.PasswordHash, after.SecurityStamp));
    }

    [Fact]
    public async Task A_bad_password_is_refused_for_known_and_unknown_addresses_alike()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.Send(Form);

        var known = await Assert.ThrowsAsync<ValidationException>(() => database.Send(Form with { Password = "too short" }));
        var unknown = await Assert.ThrowsAsync<ValidationException>(() => database.Send(Form with { Password = "too short", Email = "other@customer.example" }));

        Assert.Equal(known.Errors.Select(e => (e.PropertyName, e.ErrorMessage)), unknown.Errors.Select(e => (e.PropertyName, e.ErrorMessage)));
    }
}
