using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Settings;
using Helpdesk.Application.Teams;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Tests.Settings;

public sealed class ChangeSettingsTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_is_saved_comes_back_and_is_known_to_every_page(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var form = (await database.Send(new ChangeSettings.Query(), desk.As(desk.Ada))).Form;

        var wanted = form with { CompanyName = "Lumo ✓", TimeZone = "Asia/Tokyo", ReopenDays = 0 };
        await database.Send(wanted, desk.As(desk.Ada));

        Assert.Equal(wanted with { Version = form.Version + 1 }, (await database.Send(new ChangeSettings.Query(), desk.As(desk.Ada))).Form);
        var profile = database.Services.GetRequiredService<DeskProfile>();
        await profile.RefreshAsync(CancellationToken.None);
        Assert.Equal(("Lumo ✓", "Asia/Tokyo"), (profile.Company, profile.Zone.Id));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Third_level_goes_once_nobody_works_in_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var form = (await database.Send(new ChangeSettings.Query(), desk.As(desk.Ada))).Form with { LastTier = Tier.Second };

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(form, desk.As(desk.Ada)));
        await database.Send(new DeactivateTeam.Command { Id = desk.Developers.Id, Version = 1, Confirmed = true, GapReason = "It is given up" }, desk.As(desk.Ada));
        await database.Send(form, desk.As(desk.Ada));

        Assert.Equal(("Rule.ATierInUseStays", "LastTier"), (refused.Reasons[0].Key, refused.Reasons[0].Field));
        Assert.Equal(Tier.Second, (await database.Send(new ChangeSettings.Query(), desk.As(desk.Ada))).Form.LastTier);
    }

    [Fact]
    public async Task An_active_ticket_alone_keeps_third_level()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await A.Ticket.InThirdLevel().AddTo(desk);
        await database.Save(db => { db.Teams.Single(t => t.Id == desk.Developers.Id).Deactivate(); return 0; });

        Assert.False((await database.Send(new ChangeSettings.Query(), desk.As(desk.Ada))).CanReduce.IsAllowed);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Third_level_stays_as_long_as_a_solved_ticket_can_be_reopened_into_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await A.Ticket.InThirdLevel().OwnedBy(d => d.Theo).Resolved(d => d.Theo).AddTo(desk);
        await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Resolved(d => d.Sam).AddTo(desk);
        await database.Save(db => { db.Teams.Single(t => t.Id == desk.Developers.Id).Deactivate(); return 0; });
        var form = (await database.Send(new ChangeSettings.Query(), desk.As(desk.Ada))).Form;
        var until = desk.Now.AddDays(form.ReopenDays);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(form with { LastTier = Tier.Second }, desk.As(desk.Ada)));
        database.Time.Advance(until - desk.Now);
        await database.Send(form with { LastTier = Tier.Second }, desk.As(desk.Ada));
        var reduced = (await database.Send(new ChangeSettings.Query(), desk.As(desk.Ada))).Form;
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(reduced with { ReopenDays = reduced.ReopenDays + 1 }, desk.As(desk.Ada)));
        await database.Send(reduced with { CompanyName = "Lumo" }, desk.As(desk.Ada));

        Assert.Equal(Reason.Of("WhatCanBeReopenedKeepsItsTier", 1, until).At("LastTier"), Assert.Single(refused.Reasons));
    }

    [Theory]
    [InlineData("", "Europe/Berlin", 14, "CompanyName")]
    [InlineData("Lumo", "Mars/Olympus", 14, "TimeZone")]
    [InlineData("Lumo", "../../etc/passwd", 14, "TimeZone")]
    [InlineData("Lumo", "Europe/Berlin", -1, "ReopenDays")]
    [InlineData("Lumo", "Europe/Berlin", 366, "ReopenDays")]
    public async Task What_is_wrong_is_said_at_its_field(string company, string zone, int days, string field)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var form = (await database.Send(new ChangeSettings.Query(), desk.As(desk.Ada))).Form;

        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            database.Send(form with { CompanyName = company, TimeZone = zone, ReopenDays = days }, desk.As(desk.Ada)));

        Assert.Equal(field, Assert.Single(refused.Errors).PropertyName);
    }

    [Fact]
    public async Task One_tier_is_not_enough()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var form = (await database.Send(new ChangeSettings.Query(), desk.As(desk.Ada))).Form;

        await Assert.ThrowsAsync<ValidationException>(() => database.Send(form with { LastTier = Tier.First }, desk.As(desk.Ada)));
    }

    [Fact]
    public async Task Old_forms_and_leads_change_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var form = (await database.Send(new ChangeSettings.Query(), desk.As(desk.Ada))).Form;

        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form with { Version = 0 }, desk.As(desk.Ada)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(form, desk.As(desk.Lena)));
    }
}
