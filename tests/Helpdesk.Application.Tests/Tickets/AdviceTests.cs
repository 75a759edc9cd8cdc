using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Settings;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Tickets;

public sealed class AdviceTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Who_finally_solved_tickets_of_the_generation_is_counted_by_team(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await Times(2, () => SolvedInFirst(desk));
        await Times(3, () => SolvedInSecond(desk));
        await Times(4, () => A.Ticket.About(desk.Cameras, desk.Older).OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk));
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);

        var found = await database.Send(new GetAdvice.Query(ticket.Id), desk.As(desk.Frida));

        Assert.Equal((Likeness.Generation, 5), (found.History.Similar.By, found.History.Similar.Cases));
        Assert.Equal((desk.Cameras.Name, "Lumo C3", null), (found.Alike.Family, found.Alike.Generation, found.Alike.Topic));
        var advice = found.History.Advice!;
        Assert.Equal(
            [new(desk.SecondCameras.Id, "Camera specialists", Tier.Second, 3), new SolvedBy(desk.FirstLevel.Id, "First Level", Tier.First, 2)],
            advice.Solved.Select(s => s.By));
        Assert.Equal((2, 3 / 7.0, AttemptCosts.UsualInFirst.Threshold, true), (advice.Own, advice.Expected, advice.Threshold, advice.ShouldTry));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_escalated_ticket_is_compared_with_those_that_were_escalated_also_when_they_came_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await Times(9, () => SolvedInFirst(desk));
        await Times(4, () => SolvedInSecond(desk));
        await A.Ticket.InSecondLevel().OwnedBy(desk.Sam)
            .Then(s => s.Ticket.Return(
                desk.Sam, new TicketReturn(ReturnCode.SolvableAtLowerLevel, "", ""), new WayBack(desk.FirstLevel.Id, null, null), s.Now))
            .OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);

        var (_, alike, history) = await database.Send(new GetAdvice.Query(ticket.Id), desk.As(desk.Sam));

        Assert.Equal((Likeness.GenerationAndTopic, 5, desk.Firmware.Name), (history.Similar.By, history.Similar.Cases, alike.Topic));
        Assert.Equal((5, AttemptCosts.UsualInSecond.Threshold, true), (history.Advice!.Own, history.Advice.Threshold, history.Advice.ShouldTry));
        Assert.Equal([4, 1], history.Advice.Solved.Select(s => s.By.Tickets));
    }

    [Fact]
    public async Task What_nobody_solved_and_what_is_long_ago_counts_for_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await Times(5, () => SolvedInFirst(desk));
        database.Time.Advance(TimeSpan.FromDays(366));
        await Times(4, () => SolvedInFirst(desk));
        await A.Ticket.Confirmed().AddTo(desk);
        await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var ticket = await A.Ticket.AddTo(desk);

        var history = (await database.Send(new GetAdvice.Query(ticket.Id), desk.As(desk.Frida))).History;

        Assert.Equal((Likeness.Family, 4, null), (history.Similar.By, history.Similar.Cases, history.Advice));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_providers_people_count_their_own_and_read_no_other_providers_name(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var other = await database.Save(db => db.Providers.Add(new ServiceProvider("Zweitwerk")).Entity);
        var theirs = await Team(desk, "Zweitwerk phones", Tier.Second, other);
        var zoe = await desk.Hire("Zoe Zander", provider: other, teams: theirs);
        await desk.Qualify(zoe, desk.PhoneFirmware, SkillLevel.Competent);
        var ours = await Team(desk, "Callwerk cameras", Tier.First, desk.CallCentre);
        await Times(6, () => SolvedInFirst(desk));
        await Times(5, () => A.Ticket.About(desk.Phones).OwnedBy(desk.Paula).Escalated(Tier.Second, d => d.Paula)
            .Then(s => s.Ticket.Transfer(theirs, desk.Lena, "Theirs", s.Now)).OwnedBy(zoe).Resolved(_ => zoe).AddTo(desk));
        var camera = await A.Ticket.Then(s => s.Ticket.Transfer(ours, desk.Lena, "Overflow", s.Now)).AddTo(desk);
        var phone = await A.Ticket.About(desk.Phones).AddTo(desk);

        var cameras = (await database.Send(new GetAdvice.Query(camera.Id), desk.As(desk.Paula))).History;
        var phones = (await database.Send(new GetAdvice.Query(phone.Id), desk.As(desk.Paula))).History.Advice!;

        Assert.Equal((0, null), (cameras.Similar.Cases, cameras.Advice));
        Assert.Equal([new SolvedBy(0, "#ServiceRules.Another", Tier.Second, 5)], phones.Solved.Select(s => s.By));
        Assert.Equal(6, (await database.Send(new GetAdvice.Query(camera.Id), desk.As(desk.Frida))).History.Similar.Cases);
        Assert.Equal("Zweitwerk phones", (await database.Send(new GetAdvice.Query(phone.Id), desk.As(desk.Frida))).History.Advice!.Solved[0].By.Team);
        var foreign = await A.Ticket.AddTo(desk);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new GetAdvice.Query(foreign.Id), desk.As(desk.Paula)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_statements_and_only_the_familys_newest_solved_tickets_are_read(bool provider)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.About(desk.Phones).AddTo(desk);

        database.Log.Clear();
        await database.Send(new GetAdvice.Query(ticket.Id), desk.As(provider ? desk.Paula : desk.Frida));

        Assert.Equal(2, database.Log.Statements.Count);
        var sql = database.Log.Statements[1];
        Assert.Contains("LIMIT", sql, StringComparison.Ordinal);
        var plan = await QueryPlan.OfAsync(database, sql);
        Assert.Contains(plan, s => s.Contains("INDEX IX_Tickets_FamilyId_ResolvedAt (FamilyId=? AND ResolvedAt>?", StringComparison.Ordinal));
        Assert.Empty(await QueryPlan.ReadsWholeAsync(database, sql));
        Assert.Empty(await QueryPlan.ReadsWholeAsync(database, database.Log.Statements[0]));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_administrator_says_what_an_attempt_costs_and_the_advice_follows(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await Times(5, () => SolvedInFirst(desk));
        var ticket = await A.Ticket.AddTo(desk);
        var form = (await database.Send(new ChangeCosts.Query(), desk.As(desk.Ada))).Form;
        Assert.Equal((22, 62, 0), (form.FirstLevel.Attempt, form.FirstLevel.NextTier, form.FirstLevel.FailedAttempt));

        await database.Send(form with { FirstLevel = new() { Attempt = 90, NextTier = 60, FailedAttempt = 10 } }, desk.As(desk.Ada));

        var advice = (await database.Send(new GetAdvice.Query(ticket.Id), desk.As(desk.Frida))).History.Advice!;
        Assert.Equal((100 / 70.0, false), (advice.Threshold, advice.ShouldTry));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form, desk.As(desk.Ada)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(form, desk.As(desk.Lena)));
        var wrong = await Assert.ThrowsAsync<FluentValidation.ValidationException>(
            () => database.Send(form with { Version = form.Version + 1, SecondLevel = new() { Attempt = -1, NextTier = 0, FailedAttempt = AttemptCosts.Most + 1 } }, desk.As(desk.Ada)));
        Assert.Equal(["SecondLevel.Attempt", "SecondLevel.NextTier", "SecondLevel.FailedAttempt"], wrong.Errors.Select(e => e.PropertyName));
    }

    private static Task<Ticket> SolvedInFirst(Desk desk) => A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk);

    private static Task<Ticket> SolvedInSecond(Desk desk) => A.Ticket.InSecondLevel().OwnedBy(desk.Sam).Resolved(d => d.Sam).AddTo(desk);

    private static Task<Team> Team(Desk desk, string name, Tier tier, ServiceProvider provider) =>
        desk.Database.Save(db => db.Teams.Add(new Team(name, tier, provider.Id)).Entity);

    private static async Task Times(int times, Func<Task<Ticket>> act)
    {
        for (var i = 0; i < times; i++)
        {
            await act();
        }
    }
}
