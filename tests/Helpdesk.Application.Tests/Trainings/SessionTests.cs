using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Trainings;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Trainings;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Trainings;

public sealed class SessionTests
{
    private const int Crowd = 5;

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task People_join_wait_move_up_and_leave(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var room = new Classroom(desk);
        var session = await room.Session(places: 1);

        Assert.Equal(EnrolmentState.Enrolled, await database.Send(new JoinSession.Command(session.Id), desk.As(desk.Frida)));
        Assert.Equal(EnrolmentState.Waiting, await database.Send(new JoinSession.Command(session.Id), desk.As(desk.Nora)));
        await database.Send(new Enrol.Command(session.Id, desk.Sam.Id), desk.As(desk.Lena));

        var waits = await database.Send(new GetTraining.Query(session.Id), desk.As(desk.Sam));
        Assert.Equal((EnrolmentState.Waiting, 2, true), (waits.Mine!.State, waits.Rank, waits.CanLeave.IsAllowed));
        Assert.Equal(2, (await Mine(desk.Sam)).Mine.Single().Rank);
        Assert.Single((await Mine(desk.Theo)).Open);

        await database.Send(new LeaveSession.Command(session.Id), desk.As(desk.Frida));
        var shown = await room.Show(session.Id);
        Assert.Equal(["Nora Nagel"], shown.People.Participants.Select(p => p.Name));
        Assert.Equal([("Sam Sommer", 1)], shown.People.Waiting.Select(p => (p.Name, p.Rank)));
        Assert.Contains(shown.Others, o => o.Id == desk.Frida.Id);
        Assert.DoesNotContain(shown.Others, o => o.Id == desk.Sam.Id);

        await database.Send(new Withdraw.Command(session.Id, desk.Nora.Id), desk.As(desk.Lena));
        var moved = (await Mine(desk.Sam)).Mine.Single();
        Assert.Equal((EnrolmentState.Enrolled, 0, 1, 0), (moved.Mine!.Value, moved.Rank, moved.Taken, moved.Waiting));

        Task<MyTrainings.Result> Mine(Agent agent) => database.Send(new MyTrainings.Query(), desk.As(agent));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_session_is_moved_and_called_off_with_a_reason_that_everybody_in_it_reads(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (room, lena) = (new Classroom(desk), desk.As(desk.Lena));
        var session = await room.Session(places: 1);
        await database.Send(new JoinSession.Command(session.Id), desk.As(desk.Frida));
        await database.Send(new JoinSession.Command(session.Id), desk.As(desk.Nora));

        var form = (await database.Send(new EditSession.Query(session.Id), lena)).Form;
        await database.Send(form with { StartsAt = room.Starts.AddDays(1), EndsAt = room.Starts.AddDays(1).AddHours(2), Places = 2 }, lena);
        var moved = await room.Show(session.Id);
        Assert.Equal((2, 0, 1), (moved.People.Taken, moved.People.Queued, moved.Session.Revision));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form, lena));

        await Assert.ThrowsAsync<ValidationException>(() => database.Send(new CancelSession.Command { Session = session.Id, Version = moved.Session.Version, Reason = " " }, lena));
        await database.Send(new CancelSession.Command { Session = session.Id, Version = moved.Session.Version, Reason = "The trainer is ill." }, lena);

        var told = (await database.Send(new MyTrainings.Query(), desk.As(desk.Frida))).Past.Single();
        Assert.Equal((SessionPhase.Cancelled, "The trainer is ill."), (told.Phase, told.CancellationReason));
        Assert.Equal("Lena Lenz", (await room.Show(session.Id)).CancelledBy);
        Assert.Empty((await database.Send(new MyTrainings.Query(), desk.As(desk.Theo))).Sessions);
        var list = await database.Send(new ListTrainings.Query(), lena);
        Assert.Equal([session.Id], list.In(SessionPhase.Cancelled).Select(s => s.Id));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_five_who_join_at_once_one_gets_the_last_place_and_the_others_wait_in_order(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var session = await new Classroom(desk).Session(places: 1);
        var agents = new List<Agent>();
        for (var i = 0; i < Crowd; i++)
        {
            agents.Add(await desk.Hire($"Agent {i}"));
        }

        // Who loses a race five times is asked to try again, and does.
        var states = await Task.WhenAll(agents.Select(agent => Task.Run(async () =>
        {
            for (var attempt = 0; attempt < 10; attempt++)
            {
                try
                {
                    return await database.Send(new JoinSession.Command(session.Id), desk.As(agent));
                }
                catch (StaleVersionException)
                {
                }
            }

            throw new InvalidOperationException("Nobody lets them in.");
        })));

        Assert.Equal(1, states.Count(s => s == EnrolmentState.Enrolled));
        var saved = await database.Db(db => db.Enrolments.OrderBy(e => e.Position).ToListAsync());
        Assert.Equal([1, 2, 3, 4, 5], saved.Select(e => e.Position));
        Assert.Equal(EnrolmentState.Enrolled, saved[0].State);
        Assert.Equal(Crowd, saved.Select(e => e.AgentId).Distinct().Count());
    }

    [Fact]
    public async Task Bad_plans_and_enrolments_are_answered_and_nothing_is_saved()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var (room, lena) = (new Classroom(desk), desk.As(desk.Lena));
        var course = await room.Course();
        var plan = room.Plan(course.Id);
        var gone = await desk.Hire("Gina Gone");
        await database.Db(async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == gone.Id)).Deactivate();
            await db.SaveChangesAsync();
        });

        await Refused(plan with { EndsAt = plan.StartsAt }, "ASessionEndsAfterItBegins");
        await Refused(plan with { StartsAt = database.Now }, "ASessionBeginsInTheFuture");
        await Refused(plan with { Places = -1 }, "ANumberIsWithinItsRange");
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(plan with { StartsAt = null, Place = "", Trainer = "\0" }, lena));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(plan with { Course = 999_999 }, lena));
        Assert.Equal(0, await database.Db(db => db.Sessions.CountAsync()));

        var session = await database.Send(plan, lena);
        Assert.Equal(session.Id, (await database.Send(plan, lena)).Id);
        var nobody = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new Enrol.Command(session.Id, gone.Id), lena));
        Assert.Equal(("Rule.AColleagueIsChosen", "Agent"), (nobody.Reasons[0].Key, nobody.Reasons[0].Field!));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new JoinSession.Command(999_999), lena));

        await database.Send(new SetCourseActivity.Command(course.Id, 1, false), lena);
        await Refused(plan with { Place = "Room 4" }, "OnlyACourseInUseIsPlanned");

        async Task Refused(CreateSession.Command command, string rule) =>
            Assert.Equal($"Rule.{rule}", (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command, lena))).Reasons[0].Key);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_providers_people_join_like_anybody_and_see_their_colleagues_only(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var session = await new Classroom(desk).Session(places: 2);
        var petra = desk.As(await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre));
        await database.Send(new JoinSession.Command(session.Id), desk.As(desk.Frida));
        await database.Send(new JoinSession.Command(session.Id), desk.As(desk.Paula));
        await database.Send(new JoinSession.Command(session.Id), desk.As(desk.Nora));

        var seen = (await database.Send(new GetTraining.Query(session.Id), desk.As(desk.Paula))).People;
        var led = await database.Send(new ShowSession.Query(session.Id), petra);

        Assert.Equal(["Paula Pohl"], seen.Participants.Select(p => p.Name));
        Assert.Equal((1, 1, 2, 1), (seen.OtherParticipants, seen.OthersWaiting, seen.Taken, seen.Queued));
        Assert.Equal(["Petra Prinz"], led.Others.Select(o => o.Name));
        await database.Send(new Enrol.Command(session.Id, petra.Agent), petra);
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new Enrol.Command(session.Id, desk.Sam.Id), petra));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new Withdraw.Command(session.Id, desk.Frida.Id), petra));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new EditSession.Query(session.Id), petra));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_form_of_a_new_session_knows_its_course(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var course = await new Classroom(desk).Course();

        Assert.Equal(new(new LocalizedText("Optics I", "Optik I"), true), await database.Send(new CreateSession.Query(course.Id), desk.As(desk.Lena)));
    }
}
