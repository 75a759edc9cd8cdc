using FluentValidation;
using Helpdesk.Application.Portal;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Portal;

public sealed class ReportProblemTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_report_waits_in_first_level_for_a_customer_who_is_new(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        var link = await database.Send(Report(desk) with { Email = " New@Customer.example ", Language = Language.German });

        var ticket = await database.Db(db => db.Tickets.Include(t => t.Customer).Include(t => t.Messages).Include(t => t.Events).SingleAsync());
        Assert.Equal(link.Hash, ticket.LinkHash);
        Assert.Equal((TicketState.New, desk.FirstLevel.Id, Language.German), (ticket.State, ticket.TeamId, ticket.Language));
        Assert.Equal("new@customer.example", ticket.Customer!.EmailKey);
        Assert.Equal("It beeps.\nLoudly. 😀 مرحبا", Assert.Single(ticket.Messages).Body);
        Assert.Null(Assert.Single(ticket.Events).ActorId);
        Assert.Null(ticket.AccountId);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_same_form_sent_twice_makes_one_ticket_and_gives_the_same_link(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var report = Report(desk);

        var links = await Task.WhenAll(database.Send(report), database.Send(report), database.Send(report));

        Assert.Single(links.Distinct());
        Assert.Equal(1, await database.Db(db => db.Tickets.CountAsync()));
        Assert.Equal(1, await database.Db(db => db.Customers.CountAsync(c => c.EmailKey == "new@customer.example")));
    }

    [Fact]
    public async Task The_same_form_with_another_text_is_refused_so_that_the_text_is_not_lost()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var report = Report(desk);
        await database.Send(report);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(report with { Description = "And it smells." }));

        Assert.Equal("Rule.AFormMakesOneRequest", Assert.Single(refused.Reasons).Key);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Two_reports_of_a_new_customer_at_once_find_one_customer(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        await Task.WhenAll(database.Send(Report(desk)), database.Send(Report(desk)));

        Assert.Equal(2, await database.Db(db => db.Tickets.CountAsync(t => t.Customer!.EmailKey == "new@customer.example")));
        Assert.Equal(1, await database.Db(db => db.Customers.CountAsync(c => c.EmailKey == "new@customer.example")));
    }

    [Fact]
    public async Task Whoever_types_a_known_address_does_not_rename_its_owner()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await database.Send(Report(desk) with { Email = "CARLA@customer.example", Name = "Somebody Else" });

        var ticket = await database.Db(db => db.Tickets.Include(t => t.Customer).SingleAsync());
        Assert.Equal((desk.Carla.Id, "Carla Kunz"), (ticket.CustomerId, ticket.Customer!.Name));
    }

    [Fact]
    public async Task A_report_of_somebody_signed_in_stands_in_their_list_but_an_agents_in_nobodys()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await database.Send(Report(desk) with { Title = "Carla's" }, desk.AsCarla);
        await database.Send(Report(desk) with { Title = "For a caller" }, desk.As(desk.Frida));

        var accounts = await database.Db(db => db.Tickets.ToDictionaryAsync(t => t.Title, t => t.AccountId));
        Assert.Equal((desk.CarlasAccount.Id, null), (accounts["Carla's"], accounts["For a caller"]));
    }

    [Fact]
    public async Task Only_what_is_offered_can_be_reported()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await database.Db(async db =>
        {
            (await db.Generations.SingleAsync(g => g.Id == desk.Ended.Id)).Deactivate();
            await db.SaveChangesAsync();
        });

        await AssertNotOffered(Report(desk) with { Family = 4711 });
        await AssertNotOffered(Report(desk) with { Product = desk.Phone.Id });
        await AssertNotOffered(Report(desk) with { Generation = desk.Phone.Generations.First().Id });
        await AssertNotOffered(Report(desk) with { Product = null });
        await AssertNotOffered(Report(desk) with { Generation = desk.Ended.Id });

        async Task AssertNotOffered(ReportProblem.Command report) => Assert.Equal(
            "Rule.TheProductIsOffered", (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(report))).Reasons[0].Key);
    }

    [Fact]
    public async Task A_family_that_no_first_level_team_serves_is_refused_with_its_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await database.Db(async db =>
        {
            (await db.Teams.SingleAsync(t => t.Id == desk.FirstLevel.Id)).Deactivate();
            await db.SaveChangesAsync();
        });

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(Report(desk)));

        Assert.Equal(Reason.Of("SomebodyAnswersForTheFamily", desk.Cameras.Name), Assert.Single(refused.Reasons));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("###########################################")]
    public async Task A_forged_secret_is_refused(string secret)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await Assert.ThrowsAsync<ValidationException>(() => database.Send(Report(desk) with { Secret = secret }));
    }

    private static ReportProblem.Command Report(Desk desk) => new()
    {
        Family = desk.Cameras.Id,
        Product = desk.Camera.Id,
        Generation = desk.Current.Id,
        Title = "It beeps",
        Description = "It beeps.\nLoudly. 😀 مرحبا",
        Name = "Nina New",
        Email = "new@customer.example",
    };
}
