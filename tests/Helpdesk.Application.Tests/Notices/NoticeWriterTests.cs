using System.Data.Common;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Notices;
using Helpdesk.Application.Portal;
using Helpdesk.Application.Security;
using Helpdesk.Data.PostgreSql;
using Helpdesk.Data.Sqlite;
using Helpdesk.Data.SqlServer;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Tests.Notices;

/// <summary>Leads, choices, employers, and the transaction of the cause.</summary>
public sealed class NoticeWriterTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_alert_is_told_to_the_leads_who_read_it_and_to_whom_it_is_about_each_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var petra = await desk.Hire("Petra Pohl", AgentRole.Lead, desk.CallCentre, desk.CallCentrePhones);
        var other = await database.Save(db => db.Providers.Add(new Domain.Teams.ServiceProvider("Fonwerk")).Entity);
        await desk.Hire("Sigrid Strange", AgentRole.Lead, other);
        await desk.Qualify(desk.Paula, desk.PhoneFirmware, SkillLevel.Competent, until: desk.Now.AddDays(20));
        await database.Send(new PlanRecurringWork.Command(), CurrentUser.Desk);

        for (var i = 0; i < 3; i++)
        {
            database.Time.Advance(TimeSpan.FromMinutes(15));
            await database.DoDueWork();
        }

        (string, NoticeKind, string)[] expected = [.. new[] { desk.Ada, desk.Lena, desk.Paula, petra }.Select(a => a.Told(NoticeKind.Alert, "TheQualificationIsRenewed"))];
        Assert.Equal(expected, (await database.Notices()).Order());
        Assert.Equal(expected, (await database.Mails()).Order());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Each_person_chooses_how_a_kind_of_notice_reaches_them(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (of, ticket) = (A.Ticket.OwnedBy(desk.Frida), 0L);
        ticket = (await of.AddTo(desk)).Id;
        var frida = desk.As(desk.Frida);
        var usual = await database.Send(new ChooseNotices.Query(), frida);
        Assert.Equal(Enum.GetValues<NoticeKind>(), usual.InProduct);
        Assert.Equal([NoticeKind.QuestionAsked, NoticeKind.ClockStep, NoticeKind.Alert], usual.ByMail);

        await database.Send(new ChooseNotices.Command { InProduct = [NoticeKind.Assigned], ByMail = [NoticeKind.CustomerWrote] }, frida);
        await database.Send(new CustomerReply.Command { Access = new(of.Link.Text), Body = "One" });
        Assert.Empty(await database.Notices());
        var mail = await database.Db(db => db.Outbox.SingleAsync());
        Assert.Equal((desk.Frida.Email, Language.English, (long?)ticket, database.Now), (mail.Address, mail.Language, mail.TicketId, mail.CreatedAt));

        await database.Send(new ChooseNotices.Command(), frida);
        await database.Send(new CustomerReply.Command { Access = new(of.Link.Text), Body = "Two" });
        Assert.Equal((0, 1), ((await database.Notices()).Count, (await database.Mails()).Count));
        var nothing = await database.Send(new ChooseNotices.Query(), frida);
        Assert.Equal((0, 0), (nothing.InProduct.Length, nothing.ByMail.Length));
        Assert.Equal(usual.ByMail, (await database.Send(new ChooseNotices.Query(), desk.As(desk.Fritz))).ByMail);
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => database.Send(new ChooseNotices.Command { ByMail = [(NoticeKind)99] }, frida));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_providers_people_are_told_only_of_what_they_see_and_no_text_names_a_person(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (theirs, ours) = (A.Ticket.About(desk.Phones).OwnedBy(desk.Paula), await A.Ticket.OwnedBy(desk.Frida).AddTo(desk));
        var ticket = await theirs.AddTo(desk);

        await Tell(database, CurrentUser.Desk, NoticeKind.ClockStep, ours, desk.Paula, desk.Frida, desk.Frida);
        await Tell(database, desk.As(desk.Frida), NoticeKind.ClockStep, ours, desk.Frida);
        await Tell(database, CurrentUser.Desk, NoticeKind.ClockStep, ticket, desk.Paula);
        await database.Send(new CustomerReply.Command { Access = new(theirs.Link.Text), Body = "Carla here" });

        Assert.Equal(
            [(desk.Frida.Name, NoticeKind.ClockStep), (desk.Paula.Name, NoticeKind.ClockStep), (desk.Paula.Name, NoticeKind.CustomerWrote)],
            (await database.Notices()).Select(n => (n.Who, n.Kind)));
        Assert.Equal([desk.Frida.Name, desk.Paula.Name], (await database.Mails()).Select(m => m.Who));
        var text = (await database.Send(new ListNotices.Query(1), desk.As(desk.Paula))).Rows[0].Reason;
        Assert.Equal([ticket.Number, ticket.Title], text.Args);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whoever_has_left_the_desk_is_told_nothing_and_whoever_has_no_account_gets_no_mail(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var newcomer = await database.Save(db => db.Agents.Add(new Agent("Nils Neu", "nils@desk.example", AgentRole.Agent)).Entity);
        await database.Db(async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == desk.Fritz.Id)).Deactivate();
            await db.SaveChangesAsync();
        });
        var ticket = await A.Ticket.AddTo(desk);

        await Tell(database, CurrentUser.Desk, NoticeKind.ClockStep, ticket, desk.Fritz, newcomer);

        Assert.Equal([newcomer.Name], (await database.Notices()).Select(n => n.Who));
        Assert.Empty(await database.Mails());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_command_that_fails_at_its_end_has_told_nobody(DatabaseKind kind)
    {
        var broken = new BrokenCommit();
        await using var database = await TestDatabase.CreateAsync(kind, services =>
        {
            services.ConfigureDbContext<SqliteHelpdeskDbContext>(o => o.AddInterceptors(broken));
            services.ConfigureDbContext<PostgreSqlHelpdeskDbContext>(o => o.AddInterceptors(broken));
            services.ConfigureDbContext<SqlServerHelpdeskDbContext>(o => o.AddInterceptors(broken));
        });
        var desk = await A.DeskIn(database);
        var of = A.Ticket.OwnedBy(desk.Frida);
        await of.AddTo(desk);
        var reply = new CustomerReply.Command { Access = new(of.Link.Text), Body = "Here it is." };

        broken.IsBroken = true;
        database.Log.Clear();
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Send(reply));
        broken.IsBroken = false;

        Assert.Contains(database.Log.Statements, s => s.Contains("INSERT INTO \"Notices\"", StringComparison.Ordinal) || s.Contains("INSERT INTO [Notices]", StringComparison.Ordinal) || s.Contains("MERGE [Notices]", StringComparison.Ordinal));
        Assert.Empty(await database.Notices());
        await database.Send(reply);
        Assert.Single(await database.Notices());
    }

    /// <summary>As work that falls due does it, or a command of this user.</summary>
    private static Task Tell(TestDatabase database, CurrentUser user, NoticeKind kind, Ticket ticket, params Agent[] agents) => Task.Run(async () =>
    {
        await using var scope = database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingUser>().User = user;
        var reason = Reason.Of("TheCustomerHasWritten", ticket.Number, ticket.Title);
        await scope.ServiceProvider.GetRequiredService<NoticeWriter>().TellAsync([.. agents.Select(a => a.Id)], kind, ticket.Id, reason, database.Now, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<Data.HelpdeskDbContext>().SaveChangesAsync();
    });

    private sealed class BrokenCommit : DbTransactionInterceptor
    {
        public bool IsBroken { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            IsBroken ? throw new InvalidOperationException("The disk is full.") : new(result);
    }
}
