using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Tickets;

public sealed class ClaimTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_qualified_agent_takes_a_ticket_from_the_queue(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        await database.Send(new Claim.Command(ticket.Id), desk.As(desk.Sam));

        Assert.Equal(desk.Sam.Id, await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync()));
    }

    [Fact]
    public async Task An_agent_without_the_skill_is_refused_with_its_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new Claim.Command(ticket.Id), desk.As(desk.Nora)));

        Assert.Contains(refused.Reasons, r => r.Key == "Rule.SkillIsHeld" && r.Args.Contains(desk.Firmware.Name));
    }

    [Fact]
    public async Task A_ticket_reaches_the_third_level_through_the_second()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InThirdLevel().OwnedBy(desk.Theo).Answered(d => d.Theo).AddTo(desk);

        Assert.Equal([1, 2, 3], await database.Db(db => db.Stays.Where(s => s.TicketId == ticket.Id).OrderBy(s => s.From).Select(s => (int)s.Tier).ToListAsync()));
    }
}
