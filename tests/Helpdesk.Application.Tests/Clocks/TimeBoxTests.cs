using FluentValidation;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Notices;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Products;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;
using static Helpdesk.Application.Tests.Clocks.Boxes;

namespace Helpdesk.Application.Tests.Clocks;

/// <summary>On the stage's Monday it is nine o'clock in Berlin; First Level has an hour for a camera.</summary>
public sealed class TimeBoxTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task First_Level_is_reminded_once_after_so_much_work_and_the_escalation_is_prepared(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await BoxedAsync(database, 60);
        var waiting = await desk.Reported("other@example.org");
        var ticket = await TakenAsync(desk);

        await At(database, TimeSpan.FromMinutes(30));
        await Ask(desk, ticket);
        await At(database, TimeSpan.FromHours(3));
        Assert.Null((await desk.See(ticket)).TimeBoxReachedAt);
        await database.Send(new Resume.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version }, desk.As(desk.Frida));
        await At(database, TimeSpan.FromMinutes(29));
        Assert.Null((await desk.See(ticket)).TimeBoxReachedAt);
        Assert.Null((await Prefilled(desk, ticket)).Reason);

        await At(database, TimeSpan.FromMinutes(1));
        Assert.Equal(database.Time.GetUtcNow(), (await desk.See(ticket)).TimeBoxReachedAt);
        Assert.Equal(EscalationReason.TimeBoxReached, (await Prefilled(desk, ticket)).Reason);
        await At(database, TimeSpan.FromDays(2));

        var told = Assert.Single((await database.Send(new ListNotices.Query(1), desk.As(desk.Frida))).Rows, r => r.Kind == NoticeKind.ClockStep);
        Assert.Equal("Rule.TheTimeBoxIsOver", told.Reason.Key);
        Assert.Single(await EventsAsync(database, ticket.Id));
        Assert.Empty(await EventsAsync(database, waiting));
        Assert.Empty(await database.Db(db => db.Due.Where(d => d.Kind == "TimeBox" || d.LastFailure != "").ToListAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Only_the_hours_of_the_office_count(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await Set(desk, (await desk.Office()).Id, 9 * 60);
        var ticket = await TakenAsync(desk);

        await At(database, TimeSpan.FromHours(24));
        Assert.Null((await desk.See(ticket)).TimeBoxReachedAt);
        await At(database, TimeSpan.FromHours(1));
        Assert.NotNull((await desk.See(ticket)).TimeBoxReachedAt);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_category_has_its_own_time_and_the_escalation_begins_with_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await Set(desk, null, 120, (desk.Optics.Id, 20));
        var ticket = await TakenAsync(desk);
        var offered = await database.Send(new ListCategories.Query(ticket.Id), desk.As(desk.Frida));
        Assert.Contains(offered, c => c.Id == desk.Optics.Id);

        await Triage(desk, ticket, desk.Optics.Id);
        await At(database, TimeSpan.FromMinutes(20));

        Assert.NotNull((await desk.See(ticket)).TimeBoxReachedAt);
        Assert.Equal(desk.Optics.Id, (await Prefilled(desk, ticket)).TopicId);
        Assert.Equal(desk.Optics.Id, (await desk.See(ticket)).CategoryId);
        Assert.NotNull((await database.Send(new GetAdvice.Query(ticket.Id), desk.As(desk.Frida))).Alike.Topic);
        var said = await database.Db(db => db.Events.SingleAsync(e => e.TicketId == ticket.Id && e.Kind == TicketEventKind.Categorised));
        Assert.Equal(HistoryWord.Named(desk.Optics.Name).Text, said.To);
    }

    [Fact]
    public async Task Setting_aside_stops_no_time_box_and_its_end_brings_the_ticket_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await BoxedAsync(database, 60);
        var ticket = await TakenAsync(desk);
        await database.Send(
            new Snooze.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Choice = SnoozeChoice.NextWeek }, desk.As(desk.Frida));
        Assert.NotNull((await desk.See(ticket)).SnoozedUntil);

        await At(database, TimeSpan.FromMinutes(60));

        var after = await desk.See(ticket);
        Assert.Equal((database.Time.GetUtcNow(), (DateTimeOffset?)null), (after.TimeBoxReachedAt, after.SnoozedUntil));
    }

    [Fact]
    public async Task An_owner_who_keeps_it_over_a_transfer_works_on_and_lying_in_the_queue_again_is_no_work()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await BoxedAsync(database, 60);
        var both = await database.Save(db =>
        {
            var team = new Team("Weekend", Tier.First);
            team.Change("Weekend", [desk.Cameras.Id]);
            team.Add(desk.Frida.Id, null);
            return db.Teams.Add(team).Entity;
        });
        var kept = await TakenAsync(desk);
        await database.Send(new Transfer.Command { Ticket = kept.Id, Version = (await desk.See(kept)).Version, TeamId = kept.TeamId == both.Id ? desk.FirstLevel.Id : both.Id, Reason = "Theirs" }, desk.As(desk.Frida));
        var released = await TakenAsync(desk);
        await database.Send(new Release.Command { Ticket = released.Id, Version = (await desk.See(released)).Version }, desk.As(desk.Frida));
        await At(database, TimeSpan.FromMinutes(60));
        await database.Send(new Claim.Command(released.Id), desk.As(desk.Frida));
        await At(database, TimeSpan.FromMinutes(1));

        Assert.Equal(desk.Frida.Id, (await desk.See(kept)).OwnerId);
        Assert.NotNull((await desk.See(kept)).TimeBoxReachedAt);
        Assert.Null((await desk.See(released)).TimeBoxReachedAt);
    }

    [Fact]
    public async Task What_is_no_topic_of_the_family_is_no_category()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await BoxedAsync(database, 60);
        var ticket = await TakenAsync(desk);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => Triage(desk, ticket, 999_999));

        Assert.Equal(("Rule.WhatIsNamedExists", "CategoryId"), (refused.Reasons.Single().Key, refused.Reasons.Single().Field));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_new_time_holds_for_what_is_being_worked_on_and_counts_what_was_worked(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await TakenAsync(desk);
        await At(database, TimeSpan.FromMinutes(50));

        await Set(desk, null, 60);
        await At(database, TimeSpan.FromMinutes(9));
        Assert.Null((await desk.See(ticket)).TimeBoxReachedAt);
        await At(database, TimeSpan.FromMinutes(1));

        Assert.NotNull((await desk.See(ticket)).TimeBoxReachedAt);
        Assert.Equal(60, (await database.Send(new ShowFamily.Query(desk.Cameras.Id), desk.As(desk.Ada))).TimeBoxes.Single().Minutes);
    }

    [Fact]
    public async Task Above_First_Level_nobody_is_reminded_and_back_again_the_time_begins_anew()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await BoxedAsync(database, 60);
        var ticket = await A.Ticket.AddTo(desk);
        await database.Send(new Claim.Command(ticket.Id), desk.As(desk.Frida));
        await At(database, TimeSpan.FromMinutes(50));
        await database.Send(await desk.Packet(ticket, Tier.Second), desk.As(desk.Frida));
        await database.Send(new Claim.Command(ticket.Id), desk.As(desk.Sam));
        await At(database, TimeSpan.FromHours(2));
        Assert.Null((await desk.See(ticket)).TimeBoxReachedAt);

        await database.Send(await desk.Back(ticket), desk.As(desk.Sam));
        Assert.Equal(desk.Frida.Id, (await desk.See(ticket)).OwnerId);
        await At(database, TimeSpan.FromMinutes(59));
        Assert.Null((await desk.See(ticket)).TimeBoxReachedAt);
        await At(database, TimeSpan.FromMinutes(1));

        Assert.NotNull((await desk.See(ticket)).TimeBoxReachedAt);
    }

    [Fact]
    public async Task Bad_times_are_refused_and_nothing_is_saved()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await Assert.ThrowsAsync<ValidationException>(() => Set(desk, null, 0));
        await Assert.ThrowsAsync<ValidationException>(() => Set(desk, null, 10_081));
        var calendar = await Assert.ThrowsAsync<BrokenRuleException>(() => Set(desk, 999_999, 60));
        var topic = await Assert.ThrowsAsync<BrokenRuleException>(() => Set(desk, null, 60, (999_999, 5)));
        var twice = await Assert.ThrowsAsync<BrokenRuleException>(() => Set(desk, null, 60, (desk.Optics.Id, 5), (desk.Optics.Id, 6)));

        Assert.Equal(("CalendarId", "Rows"), (calendar.Reasons.Single().Field, topic.Reasons.Single().Field));
        Assert.Equal("Rule.ACategoryHasOneTimeBox", twice.Reasons.Single().Key);
        Assert.Empty((await database.Db(db => db.Families.SingleAsync(f => f.Id == desk.Cameras.Id))).TimeBoxes);
    }

    [Fact]
    public async Task Two_who_change_it_at_the_same_time_do_not_overwrite_each_other()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await BoxedAsync(database, 60);
        var form = (await database.Send(new ChangeTimeBoxes.Query(desk.Cameras.Id), desk.As(desk.Ada))).Input;
        await Set(desk, null, 30);

        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form, desk.As(desk.Ada)));
    }
}
