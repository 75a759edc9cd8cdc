using FluentValidation;
using Helpdesk.Application.Accounts;
using Helpdesk.Application.Agents;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Accounts;

public sealed class PasswordTests
{
    private const string Chosen = "three owls over the harbour";

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_invitation_sets_the_password_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var invited = await database.Send(new CreateAgent.Command { Name = "Zoë Ziegler", Email = "zoe@desk.example" }, desk.As(desk.Ada));
        var accept = new AcceptInvitation.Command { Token = invited.Token, Password = Chosen };

        Assert.True((await database.Send(new AcceptInvitation.Query(invited.Token))).CanUse.IsAllowed);
        var account = await database.Send(accept);

        Assert.True(await Knows(database, account, Chosen));
        Assert.False((await database.Send(new AcceptInvitation.Query(invited.Token))).CanUse.IsAllowed);
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(accept with { Password = "another password entirely" }));
        Assert.True(await Knows(database, account, Chosen));
    }

    [Fact]
    public async Task A_refused_password_leaves_the_link_usable()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var invited = await database.Send(new CreateAgent.Command { Name = "Zoë Ziegler", Email = "zoe@desk.example" }, desk.As(desk.Ada));

        var refused = await Assert.ThrowsAsync<ValidationException>(() => database.Send(new AcceptInvitation.Command { Token = invited.Token, Password = "too short" }));

        Assert.Contains("Validation.PasswordLength", refused.Errors.Select(e => e.ErrorMessage));
        Assert.True((await database.Send(new AcceptInvitation.Query(invited.Token))).CanUse.IsAllowed);
    }

    [Fact]
    public async Task An_invitation_ends_after_a_day_and_a_reset_after_half_an_hour_to_the_second()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var invitation = await database.Send(new CreateAgent.Command { Name = "Zoë Ziegler", Email = "zoe@desk.example" }, desk.As(desk.Ada));
        var reset = await database.Send(new InviteAgent.Command(desk.Frida.Id), desk.As(desk.Ada));

        database.Time.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.True(await Works(reset));
        database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await Works(reset));
        database.Time.Advance(TimeSpan.FromHours(23.5) - TimeSpan.FromSeconds(1));
        Assert.True(await Works(invitation));
        database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await Works(invitation));

        async Task<bool> Works(Invited link) => (await database.Send(new AcceptInvitation.Query(link.Token))).CanUse.IsAllowed;
    }

    [Fact]
    public async Task A_newer_link_makes_the_older_one_void()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var older = await database.Send(new InviteAgent.Command(desk.Frida.Id), desk.As(desk.Ada));
        var newer = await database.Send(new InviteAgent.Command(desk.Frida.Id), desk.As(desk.Ada));

        Assert.False((await database.Send(new AcceptInvitation.Query(older.Token))).CanUse.IsAllowed);
        Assert.True((await database.Send(new AcceptInvitation.Query(newer.Token))).CanUse.IsAllowed);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new AcceptInvitation.Query("made-up")));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whoever_changes_the_password_knows_the_current_one(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var frida = desk.As(desk.Frida);

        var wrong = await Assert.ThrowsAsync<ValidationException>(() => database.Send(new ChangePassword.Command { Current = "not hers at all", Password = Chosen }, frida));
        Assert.Equal(("Current", "Validation.PasswordMismatch"), (wrong.Errors.Single().PropertyName, wrong.Errors.Single().ErrorMessage));

        await database.Send(new ChangePassword.Command { Current = A.Password, Password = Chosen }, frida);
        Assert.True(await Knows(database, frida.Account, Chosen));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ChangePassword.Command { Current = A.Password, Password = Chosen }));
    }

    private static Task<bool> Knows(TestDatabase database, long account, string password) => database.Db(async db =>
    {
        var found = await db.Users.SingleAsync(u => u.Id == account);
        return new PasswordHasher<Account>().VerifyHashedPassword(found, found.PasswordHash!, password) != PasswordVerificationResult.Failed;
    });
}
