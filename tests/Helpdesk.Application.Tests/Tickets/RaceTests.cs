using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Tickets;

public sealed class RaceTests
{
    private const int Agents = 20;

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_twenty_agents_who_claim_at_once_exactly_one_gets_the_ticket(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.AddTo(desk);
        var agents = new List<Agent>();
        for (var i = 0; i < Agents; i++)
        {
            agents.Add(await desk.Hire($"Agent {i}", teams: desk.FirstLevel));
        }

        var results = await Task.WhenAll(agents.Select(agent => Task.Run(async () => await Record.ExceptionAsync(
            () => database.Send(new Claim.Command(ticket.Id), desk.As(agent))))));

        Assert.Equal(1, results.Count(r => r is null));
        Assert.All(results.OfType<BrokenRuleException>(), r => Assert.Equal("Rule.SomebodyElseTookIt", r.Reasons.Single().Key));
        Assert.Equal(Agents - 1, results.OfType<BrokenRuleException>().Count());
        Assert.Equal(1, await database.Db(db => db.Assignments.CountAsync(a => a.TicketId == ticket.Id)));
        Assert.Equal(agents[results.ToList().IndexOf(null)].Id, await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync()));
    }
}
