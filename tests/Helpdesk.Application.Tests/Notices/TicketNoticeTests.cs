using Helpdesk.Application.Portal;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tests.Routing;
using Helpdesk.Application.Tests.Traineeships;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Notices;

/// <summary>Who is told what of a ticket, exactly once, and who is not.</summary>
public sealed class TicketNoticeTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whoever_is_given_a_ticket_is_told_and_whoever_takes_one_is_not(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (given, taken) = (await A.Ticket.AddTo(desk), await A.Ticket.AddTo(desk));
        await A.Ticket.AddTo(desk);

        await database.Send(new Claim.Command(taken.Id), desk.As(desk.Frida));
        database.Log.Clear();
        Assert.NotNull(await database.Send(new TakeNext.Command(), desk.As(desk.Frida)));
        Assert.DoesNotContain(database.Log.Statements, s => s.Contains("Notice", StringComparison.Ordinal) || s.Contains("OutgoingMails", StringComparison.Ordinal));
        Assert.Empty(await database.Notices());

        var free = await database.Db(db => db.Tickets.Where(t => t.OwnerId == null).Select(t => new { t.Id, t.Version }).SingleAsync());
        await database.Send(new Assign.Command { Ticket = free.Id, Version = free.Version, AgentId = desk.Fritz.Id }, desk.As(desk.Lena));

        Assert.Equal([desk.Fritz.Told(NoticeKind.Assigned, "TheTicketIsYoursNow")], await database.Notices());
        Assert.Empty(await database.Mails());
        Assert.NotEqual(taken.Id, free.Id);
        Assert.Equal(given.Title, (await database.Send(new Application.Notices.ListNotices.Query(1), desk.As(desk.Fritz))).Rows.Single().Reason.Args[1]);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_offer_is_told_to_whom_it_is_made_and_to_its_owner_when_nobody_wants_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await HandoverTests.Be(database, desk.Sam, Presence.Available);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);

        await database.Send(await HandoverTests.Warm(desk, ticket), desk.As(desk.Frida));
        Assert.Equal([desk.Sam.Told(NoticeKind.Offered, "TheTicketIsOfferedUntil")], await database.Notices());

        await database.Send(new DeclineOffer.Command { Ticket = ticket.Id, Reason = "Not my lens" }, desk.As(desk.Sam));
        Assert.Equal(desk.Frida.Told(NoticeKind.Returned, "TheTicketStaysWithItsOwner"), (await database.Notices())[1..].Single());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_offer_that_goes_on_when_its_time_is_over_is_told_to_the_next(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var zoe = await desk.Hire("Zoe Zander", teams: desk.SecondCameras);
        await desk.Qualify(zoe, desk.CameraFirmware, SkillLevel.Competent);
        await HandoverTests.Be(database, desk.Sam, Presence.Available);
        await HandoverTests.Be(database, zoe, Presence.Available);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        await database.Send(await HandoverTests.Warm(desk, ticket), desk.As(desk.Frida));

        database.Time.Advance(TimeSpan.FromHours(1));
        await database.DoDueWork();

        var told = await database.Notices();
        Assert.Equal(2, told.Count);
        Assert.All(told, t => Assert.Equal(NoticeKind.Offered, t.Kind));
        Assert.Equal(new[] { desk.Sam.Name, zoe.Name }.Order(), told.Select(t => t.Who).Order());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_comes_back_is_told_to_whose_it_is_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var returned = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        var (solved, own) = (A.Ticket.OwnedBy(desk.Fritz).Resolved(d => d.Fritz), await A.Ticket.OwnedBy(desk.Fritz).Resolved(d => d.Fritz).AddTo(desk));
        await solved.AddTo(desk);

        await database.Send(await desk.Back(returned), desk.As(desk.Sam));
        await database.Send(new Application.Portal.Reopen.Command { Access = new(solved.Link.Text), Body = "It hunts again." });
        await database.Send(new Application.Tickets.Reopen.Command { Ticket = own.Id, Version = (await desk.See(own)).Version, Why = "Too early." }, desk.As(desk.Fritz));

        Assert.Equal(
            [desk.Frida.Told(NoticeKind.Returned, "TheTicketCameBack"), desk.Fritz.Told(NoticeKind.Returned, "TheTicketIsOpenAgain")],
            await database.Notices());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_the_customer_writes_is_told_to_the_owner_once_however_often_the_form_is_sent(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (mine, nobodys) = (A.Ticket.OwnedBy(desk.Frida).WaitingForCustomer(d => d.Frida), A.Ticket);
        await mine.AddTo(desk);
        await nobodys.AddTo(desk);
        var reply = new CustomerReply.Command { Access = new(mine.Link.Text), Body = "Here it is." };

        await Task.WhenAll(database.Send(reply), database.Send(reply), database.Send(reply));
        await database.Send(new CustomerReply.Command { Access = new(nobodys.Link.Text), Body = "Hello?" });
        await database.Send(new RequestEscalation.Command { Access = new(mine.Link.Text), Reason = "The wedding is tomorrow." });

        Assert.Equal(
            [desk.Frida.Told(NoticeKind.CustomerWrote, "TheCustomerHasWritten"), desk.Frida.Told(NoticeKind.CustomerWrote, "TheCustomerSaysItIsUrgent")],
            await database.Notices());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_question_is_told_to_whom_it_is_put_and_the_answer_to_whoever_asked_and_to_the_owner(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);

        await database.Send(await Asking(desk, ticket), desk.As(desk.Lena));
        Assert.Equal([desk.Theo.Told(NoticeKind.QuestionAsked, "AQuestionIsToBeAnswered")], await database.Notices());
        Assert.Equal([desk.Theo.Told(NoticeKind.QuestionAsked, "AQuestionIsToBeAnswered")], await database.Mails());
        await database.Forget();

        await database.Send(new AnswerConsult.Command { Ticket = ticket.Id, Consult = await Open(database), Answer = "2.1.1" }, desk.As(desk.Theo));
        Assert.Equal(
            [desk.Lena.Told(NoticeKind.QuestionAnswered, "TheQuestionIsAnswered"), desk.Sam.Told(NoticeKind.QuestionAnswered, "TheQuestionIsAnswered")],
            (await database.Notices()).Order());
        await database.Forget();

        await database.Send(await Asking(desk, ticket), desk.As(desk.Sam));
        await database.Forget();
        await database.Send(new DeclineConsult.Command { Ticket = ticket.Id, Consult = await Open(database), Reason = "Not my board." }, desk.As(desk.Theo));
        Assert.Equal([desk.Sam.Told(NoticeKind.QuestionAnswered, "TheQuestionIsDeclined")], await database.Notices());
        Assert.Empty(await database.Mails());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_answer_in_training_is_told_to_the_mentor_and_what_became_of_it_to_its_author(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var school = await School.OpenAsync(database);
        var desk = school.Desk;

        await school.Reply("Which lens?");
        Assert.Equal([desk.Sam.Told(NoticeKind.AnswerWaits, "TheAnswerWaitsForYou")], await database.Notices());
        await database.Send(new SendBackAnswer.Command { Ticket = school.Ticket.Id, Version = await school.Version(), Comment = "Say why." }, desk.As(desk.Sam));
        await school.Reply("Which lens, and why?");
        await school.Release(desk.Lena);
        await school.Reply("Thank you.");
        await school.Release(desk.Sam, "Thank you very much.");
        await school.Reply("One more thing.");
        await database.Send(new Assign.Command { Ticket = school.Ticket.Id, Version = await school.Version(), AgentId = desk.Sam.Id }, desk.As(desk.Lena));

        Assert.Equal(
            ["TheAnswerIsSentBack", "TheAnswerIsReleased", "TheAnswerIsReleasedOtherwise", "TheAnswerIsNotNeeded"],
            (await database.Notices()).Where(n => n.Who == desk.Nora.Name).Select(n => n.Key));
        Assert.All((await database.Notices()).Where(n => n.Who == desk.Nora.Name), n => Assert.Equal(NoticeKind.AnswerDecided, n.Kind));
        Assert.DoesNotContain(await database.Notices(), n => n.Who == desk.Lena.Name);
        await Assert.ThrowsAsync<Domain.Shared.BrokenRuleException>(() => school.Release(desk.Lena));
    }

    private static async Task<Consult.Command> Asking(Desk desk, Ticket ticket) => new()
    {
        Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Tier = Tier.Third, TopicId = desk.Firmware.Id, Question = "Which build has the fix?",
        AgentId = desk.Theo.Id,
    };

    private static Task<long> Open(TestDatabase database) =>
        database.Db(db => db.Consults.Where(c => c.State == ConsultState.Asked).Select(c => c.Id).SingleAsync());
}
