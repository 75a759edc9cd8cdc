using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Teams;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Teams;

public sealed class TeamTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_list_says_what_each_team_serves_and_what_waits(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await A.Ticket.InSecondLevel().AddTo(desk);

        var rows = await database.Send(new ListTeams.Query(), desk.As(desk.Lena));

        var second = rows.Single(r => r.Id == desk.SecondCameras.Id);
        Assert.Equal([desk.Cameras.Name], second.Families);
        Assert.Equal((2, 1, (string?)null), (second.Members, second.ActiveTickets, second.Provider));
        Assert.Empty(rows.Single(r => r.Id == desk.FirstLevel.Id).Families);
        Assert.Equal(desk.CallCentre.Name, rows.Single(r => r.Id == desk.CallCentrePhones.Id).Provider);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_new_team_serves_the_families_that_were_ticked(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        var team = await database.Send(
            new CreateTeam.Command { Name = "Night watch", Tier = Tier.Second, ProviderId = desk.CallCentre.Id, FamilyIds = [desk.Phones.Id, desk.Phones.Id] },
            desk.As(desk.Ada));

        var shown = await database.Send(new ShowTeam.Query(team.Id), desk.As(desk.Ada));
        Assert.Equal((Tier.Second, desk.CallCentre.Name, "Night watch"), (shown.Tier, shown.Provider, shown.Name));
        Assert.Equal([desk.Phones.Name], shown.Families);
        Assert.Equal([desk.Paula.Id], shown.Others.Select(o => o.Id));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_new_team_serves_a_tier_and_families_and_works_for_a_provider_that_there_are(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Save(db => { db.Families.Single(f => f.Id == desk.Phones.Id).Deactivate(); return 0; });

        var offered = await database.Send(new CreateTeam.Query(), desk.As(desk.Ada));

        Assert.Equal(Tier.Third, offered.Last);
        Assert.Equal([desk.Cameras.Id], offered.Families.Select(f => f.Id));
        Assert.Equal([new CreateTeam.ProviderName(desk.CallCentre.Id, "Callwerk")], offered.Providers);
    }

    [Fact]
    public async Task A_team_name_is_taken_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new CreateTeam.Command { Name = "developers" }, desk.As(desk.Ada)));

        Assert.Equal("Rule.NamesAreUnique", refused.Reasons[0].Key);
    }

    [Fact]
    public async Task A_tier_the_company_does_not_run_gets_no_team()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await database.Save(db => { db.Settings.Single().Change("Lumo", "Europe/Berlin", Tier.Second, 14); return 0; });

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new CreateTeam.Command { Name = "Gurus", Tier = Tier.Third }, desk.As(desk.Ada)));

        Assert.Equal(("Rule.TheCompanyRunsTheTier", "Tier"), (refused.Reasons[0].Key, refused.Reasons[0].Field));
    }

    [Theory]
    [InlineData(4711, null)]
    [InlineData(null, 4711)]
    public async Task Forged_families_and_providers_are_not_found(int? family, int? provider)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(
            new CreateTeam.Command { Name = "Forged", ProviderId = provider, FamilyIds = family is { } id ? [id] : [] }, desk.As(desk.Ada)));
    }

    [Fact]
    public async Task A_team_needs_a_name_and_a_tier()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            database.Send(new CreateTeam.Command { Name = new string('x', 81), Tier = (Tier)9 }, desk.As(desk.Ada)));

        Assert.Equal(["Name", "Tier"], refused.Errors.Select(e => e.PropertyName));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_change_of_families_alone_makes_older_forms_stale(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var form = (await database.Send(new EditTeam.Query(desk.SecondCameras.Id), desk.As(desk.Ada))).Form;

        await database.Send(form with { FamilyIds = [desk.Cameras.Id, desk.Phones.Id] }, desk.As(desk.Ada));

        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form with { Name = "Too late" }, desk.As(desk.Ada)));
    }

    [Fact]
    public async Task A_family_is_left_without_a_team_only_knowingly()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var form = (await database.Send(new EditTeam.Query(desk.SecondCameras.Id), desk.As(desk.Ada))).Form with { FamilyIds = [desk.Phones.Id] };

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(form, desk.As(desk.Ada)));
        await database.Send(form with { Confirmed = true, GapReason = "Cameras are given up" }, desk.As(desk.Ada));

        Assert.Equal("Rule.AGapIsOpenedKnowingly", refused.Reasons[0].Key);
        Assert.Equal([desk.Phones.Name], (await database.Send(new ShowTeam.Query(desk.SecondCameras.Id), desk.As(desk.Ada))).Families);
    }

    [Fact]
    public async Task Leads_see_teams_but_do_not_make_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        Assert.Equal(5, (await database.Send(new ListTeams.Query(), desk.As(desk.Lena))).Count);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new CreateTeam.Command { Name = "Mine" }, desk.As(desk.Lena)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ListTeams.Query(), desk.As(desk.Frida)));
    }
}
