using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Tickets;

public sealed class ProviderTests
{
    private static TicketBuilder OfThePhones(Desk desk) => A.Ticket.About(desk.Phones, desk.Phone.Generations.First());

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_has_left_a_providers_teams_its_people_only_read_and_note(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var lead = desk.As(await desk.Hire("Petra Pohl", AgentRole.Lead, desk.CallCentre, desk.CallCentrePhones));
        var ticket = await OfThePhones(desk).OwnedBy(d => d.Paula).Escalated(Tier.Second, d => d.Paula).AddTo(desk);

        var shown = await database.Send(new GetTicket.Query(ticket.Id), lead);
        await database.Send(new Note.Command { Ticket = ticket.Id, Body = "The customer called us again." }, lead);

        Assert.Equal([TicketVerb.Note], shown.Actions.Verdicts.Where(v => v.Value.IsAllowed).Select(v => v.Key));
        Assert.Equal("Rule.AProvidersPeopleWorkInItsTeams", Assert.Single((await database.Send(new WhoMayTakeIt.Query(ticket.Id), lead)).MayAssign.Reasons).Key);
        foreach (var forbidden in new Attempt[]
        {
            new(v => database.Send(new Triage.Command { Ticket = ticket.Id, Version = v, Impact = Impact.High, Urgency = Urgency.High }, lead)),
            new(v => database.Send(new Identify.Command { Ticket = ticket.Id, Version = v }, lead)),
            new(v => database.Send(new Assign.Command { Ticket = ticket.Id, Version = v, AgentId = desk.Paula.Id }, lead)),
            new(_ => database.Send(new Claim.Command(ticket.Id), lead)),
        })
        {
            var version = await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.Version).SingleAsync());
            var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => forbidden.Send(version));
            Assert.Equal("Rule.AProvidersPeopleWorkInItsTeams", Assert.Single(refused.Reasons).Key);
        }
    }

    [Fact]
    public async Task What_is_with_a_providers_teams_its_people_work_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await OfThePhones(desk).AddTo(desk);

        Assert.True((await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Paula))).Actions.Allows(TicketVerb.Triage));
        await database.Send(new Claim.Command(ticket.Id), desk.As(desk.Paula));

        Assert.Equal(desk.Paula.Id, await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync()));
    }

    private sealed record Attempt(Func<int, Task> Send);
}
