using FluentValidation;
using Helpdesk.Application.Settings;
using Helpdesk.Application.Tests.Clocks;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Tests.Settings;

public sealed class ChangeRoutingTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_is_saved_comes_back_and_routing_goes_by_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var form = (await database.Send(new ChangeRouting.Query(), desk.As(desk.Ada))).Input;
        Assert.Equal((180, 10, 15, 15, 240), (form.OfferSeconds, form.StickyMinutes, form.ShiftLeftMinutes, form.DropAdditionalSkill, form.NextTier));

        var wanted = form with { OfferSeconds = 60, LowerLevel = null, SecondaryTeam = 5 };
        await database.Send(wanted, desk.As(desk.Ada));
        var profile = database.Services.GetRequiredService<DeskProfile>();
        await profile.RefreshAsync(CancellationToken.None);

        Assert.Equal(wanted with { Version = form.Version + 1 }, (await database.Send(new ChangeRouting.Query(), desk.As(desk.Ada))).Input);
        Assert.Equal(TimeSpan.FromSeconds(60), profile.Routing.OfferTime);
        Assert.Equal([RelaxationKind.SecondaryTeam, RelaxationKind.DropAdditionalSkill, RelaxationKind.OtherProvider], profile.Plan.Steps.Select(s => s.Kind));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Waits_are_counted_by_the_hours_of_a_calendar_where_one_is_named(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var office = await desk.Office();
        var form = (await database.Send(new ChangeRouting.Query(), desk.As(desk.Ada))).Input;
        var profile = database.Services.GetRequiredService<DeskProfile>();

        await database.Send(form with { CalendarId = office.Id }, desk.As(desk.Ada));
        await profile.RefreshAsync(CancellationToken.None);

        // A ticket of the evening has waited for half an hour at half past nine, and the level is lowered then.
        var evening = desk.Now.AddHours(12);
        Assert.Equal(1, profile.Plan.Reached(profile.Plan.Waited(evening, desk.Now.AddDays(1).AddMinutes(29))));
        Assert.Equal(desk.Now.AddDays(1).AddMinutes(15), profile.WholePlan.NextStepAt(evening, evening.AddHours(2)));
        Assert.Equal(desk.Now.AddHours(7), profile.Plan.WaitingSince(RelaxationKind.SecondaryTeam, desk.Now.AddHours(10)));
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(form with { Version = form.Version + 1, CalendarId = 999_999 }, desk.As(desk.Ada)));
        Assert.Equal("CalendarId", refused.Reasons.Single().Field);
    }

    [Theory]
    [InlineData(29, 10, 15)]
    [InlineData(3601, 10, 15)]
    [InlineData(180, -1, 15)]
    [InlineData(180, 10, 481)]
    public async Task Times_that_nobody_can_mean_are_refused_and_nothing_is_saved(int offer, int sticky, int left)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var form = (await database.Send(new ChangeRouting.Query(), desk.As(desk.Ada))).Input;

        await Assert.ThrowsAsync<ValidationException>(() => database.Send(
            form with { OfferSeconds = offer, StickyMinutes = sticky, ShiftLeftMinutes = left, LowerLevel = 1 }, desk.As(desk.Ada)));

        Assert.Equal(form, (await database.Send(new ChangeRouting.Query(), desk.As(desk.Ada))).Input);
    }
}
