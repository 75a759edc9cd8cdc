using FluentValidation;
using Helpdesk.Application.Agents;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Agents;

public sealed class AgentsTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_list_tells_role_tiers_and_what_must_be_renewed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Expert, desk.Now.AddDays(-1));
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Trainee, desk.Now.AddDays(20));
        await desk.Qualify(desk.Nora, desk.PhoneFirmware, SkillLevel.Trainee, verified: false);

        var all = await database.Send(All(), desk.As(desk.Lena));
        var nora = all.Rows.Single(r => r.Id == desk.Nora.Id);
        var sam = all.Rows.Single(r => r.Id == desk.Sam.Id);
        var expired = await database.Send(All() with { Concern = Concern.Expired }, desk.As(desk.Lena));
        var found = await database.Send(All() with { Search = "PAULA", Provider = desk.CallCentre.Id, Role = AgentRole.Agent }, desk.As(desk.Lena));

        Assert.Equal((1, 1, 1, 1), (nora.Counting, nora.ToVerify, nora.ExpireSoon, nora.Expired));
        Assert.Empty(nora.Tiers);
        Assert.Equal([Tier.Second], sam.Tiers);
        Assert.Equal(["Camera specialists"], sam.Teams);
        Assert.Equal([desk.Nora.Id], expired.Rows.Select(r => r.Id));
        Assert.Equal([(desk.Paula.Id, desk.CallCentre.Name)], found.Rows.Select(r => (r.Id, r.Provider!)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whatever_is_typed_in_the_search_is_a_search(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        async Task<IEnumerable<long>> Found(string text) => (await database.Send(All() with { Search = text }, desk.As(desk.Lena))).Rows.Select(r => r.Id);

        Assert.Equal([desk.Paula.Id], await Found("\0pau\0la "));
        Assert.Contains(desk.Paula.Id, await Found("\0"));
        Assert.Empty(await Found($"a{string.Concat(Enumerable.Repeat("😀", 80))}"));
    }

    [Fact]
    public async Task A_renewed_qualification_is_no_concern_any_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent, desk.Now.AddDays(-1));
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent, desk.Now.AddYears(1));

        Assert.Empty((await database.Send(All() with { Concern = Concern.Expired }, desk.As(desk.Lena))).Rows);
        Assert.Equal(0, (await database.Send(new ListConcerns.Query(Concern.Expired, 1), desk.As(desk.Lena))).Of(Concern.Expired));
    }

    [Fact]
    public async Task A_providers_lead_sees_only_its_own_people()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var petra = await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre);

        var seen = await database.Send(All(), desk.As(petra));

        Assert.Equal([desk.Paula.Id, petra.Id], seen.Rows.Select(r => r.Id).Order());
        Assert.Equal(["Callwerk"], seen.Providers.Select(p => p.Name));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new ShowAgent.Query(desk.Sam.Id, null), desk.As(petra)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_new_agent_gets_an_account_and_a_link_of_which_only_the_hash_is_kept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        var invited = await database.Send(
            new CreateAgent.Command { Name = " Zoë Ziegler ", Email = "zoe@desk.example", Title = "Trainee", Role = AgentRole.Lead }, desk.As(desk.Ada));

        var agent = await database.Db(db => db.Agents.SingleAsync(a => a.Id == invited.Agent));
        var account = await database.Db(db => db.Users.SingleAsync(u => u.AgentId == agent.Id));
        var invitation = await database.Db(db => db.Invitations.SingleAsync(i => i.AccountId == account.Id));
        Assert.Equal(("Zoë Ziegler", "Trainee", AgentRole.Lead), (agent.Name, agent.Title, agent.Role));
        Assert.Null(account.PasswordHash);
        Assert.Equal(SecretToken.HashOf(invited.Token), invitation.TokenHash);
        Assert.Equal(desk.Now + Invitation.Lifetime, invitation.ExpiresAt);
    }

    [Fact]
    public async Task Two_people_never_share_an_address()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        var refused = await Assert.ThrowsAsync<ValidationException>(() => database.Send(
            new CreateAgent.Command { Name = "Another Frida", Email = desk.Frida.Email.ToUpperInvariant() }, desk.As(desk.Ada)));

        Assert.Equal(["Validation.EmailTaken"], refused.Errors.Select(e => e.ErrorMessage));
        Assert.Equal(0, await database.Db(db => db.Agents.CountAsync(a => a.Name == "Another Frida")));
    }

    [Fact]
    public async Task Only_an_administrator_creates_edits_invites_and_deactivates()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var lead = desk.As(desk.Lena);

        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new CreateAgent.Command { Name = "X", Email = "x@desk.example" }, lead));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new EditAgent.Command { Agent = desk.Lena.Id, Version = 1, Name = "Lena", Email = "l@desk.example", Role = AgentRole.Administrator }, lead));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new InviteAgent.Command(desk.Frida.Id), lead));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new DeactivateAgent.Command(desk.Frida.Id, 1), lead));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Editing_changes_the_agent_and_the_account_alike(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var form = await database.Send(new EditAgent.Query(desk.Frida.Id), desk.As(desk.Ada));

        await database.Send(form.Input with { Name = "Frida Fuchs", Email = "frida.fuchs@desk.example", Role = AgentRole.Lead }, desk.As(desk.Ada));

        var agent = await database.Db(db => db.Agents.SingleAsync(a => a.Id == desk.Frida.Id));
        var account = await database.Db(db => db.Users.SingleAsync(u => u.AgentId == desk.Frida.Id));
        Assert.Equal(("Frida Fuchs", "frida.fuchs@desk.example", AgentRole.Lead, form.Input.Version + 1), (agent.Name, agent.Email, agent.Role, agent.Version));
        Assert.Equal(("Frida Fuchs", "FRIDA.FUCHS@DESK.EXAMPLE"), (account.Name, account.NormalizedUserName!));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form.Input with { Name = "Somebody" }, desk.As(desk.Ada)));
    }

    [Fact]
    public async Task Nobody_changes_their_own_role_or_deactivates_themselves()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await desk.Hire("Arno Arndt", AgentRole.Administrator);
        var form = await database.Send(new EditAgent.Query(desk.Ada.Id), desk.As(desk.Ada));

        var role = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(form.Input with { Role = AgentRole.Lead }, desk.As(desk.Ada)));
        var self = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new DeactivateAgent.Command(desk.Ada.Id, form.Input.Version), desk.As(desk.Ada)));

        Assert.Equal(("Rule.NobodyChangesTheirOwnRole", "Role"), (role.Reasons[0].Key, role.Reasons[0].Field!));
        Assert.Equal("Rule.NobodyDeactivatesThemselves", self.Reasons[0].Key);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_two_administrators_who_remove_each_other_at_once_one_stays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var arno = await desk.Hire("Arno Arndt", AgentRole.Administrator);

        var attempts = await Task.WhenAll(
            Attempt(() => database.Send(new DeactivateAgent.Command(arno.Id, 1), desk.As(desk.Ada))),
            Attempt(() => database.Send(new DeactivateAgent.Command(desk.Ada.Id, 1), desk.As(arno))));

        Assert.Single(attempts, a => a is null);
        Assert.Equal(1, await database.Db(db => db.Agents.CountAsync(a => a.Active && a.Role == AgentRole.Administrator)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_deactivated_agent_keeps_tickets_but_loses_sessions_and_links(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        await database.Send(new InviteAgent.Command(desk.Sam.Id), desk.As(desk.Ada));
        var stamp = await Stamp(database, desk.Sam);
        var before = await database.Send(new DeactivateAgent.Query(desk.Sam.Id), desk.As(desk.Ada));

        await database.Send(new DeactivateAgent.Command(desk.Sam.Id, before.Version) { Confirmed = true, GapReason = "It is given up" }, desk.As(desk.Ada));

        Assert.Equal([ticket.Id], before.Tickets.Select(t => t.Id));
        Assert.Equal(desk.Sam.Id, await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync()));
        Assert.NotEqual(stamp, await Stamp(database, desk.Sam));
        Assert.True(await database.Db(db => db.Invitations.AllAsync(i => i.UsedAt != null)));
        Assert.Empty((await database.Send(All() with { Inactive = true }, desk.As(desk.Ada))).Rows.Single().Tiers);
    }

    private static ListAgents.Query All() => new("", null, null, null, false, 1);

    private static Task<string?> Stamp(TestDatabase database, Agent agent) =>
        database.Db(db => db.Users.Where(u => u.AgentId == agent.Id).Select(u => u.SecurityStamp).SingleAsync());

    private static async Task<Exception?> Attempt(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception exception) when (exception is BrokenRuleException or StaleVersionException)
        {
            return exception;
        }
    }
}
