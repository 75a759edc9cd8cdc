using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Escalation;

public sealed class InformLeadTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_colleague_calls_a_lead_once_and_the_lead_reads_why(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var before = await desk.See(ticket);
        var command = new InformLead.Command { Ticket = ticket.Id, Version = before.Version, Reason = "He wants his money back." };

        await database.Send(command, desk.As(desk.Fritz));
        await database.Send(command, desk.As(desk.Fritz));

        var seen = await desk.See(ticket);
        Assert.Equal(
            (before.OwnerId, before.TeamId, before.Tier, before.Stays.Count, before.Version + 1, true),
            (seen.OwnerId, seen.TeamId, seen.Tier, seen.Stays.Count, seen.Version, seen.NeedsLead));
        var row = Assert.Single(await database.Send(new GetAttention.Query(), desk.As(desk.Lena)));
        Assert.Equal(
            (ticket.Id, TicketEventKind.HierarchicallyEscalated, "Fritz Fink", "He wants his money back."),
            (row.Ticket.Id, row.Call!.Kind, row.Call.Who, row.Call.Detail));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(command with { Reason = "And soon." }, desk.As(desk.Fritz)));
        var refused = await Forms.Refused(() => database.Send(command with { Version = seen.Version, Reason = "And soon." }, desk.As(desk.Frida)));
        Assert.Equal("Rule.ALeadIsCalledAlready", Assert.Single(refused).Key);
    }

    [Fact]
    public async Task The_call_names_its_latest_reason()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await A.Ticket.OwnedBy(desk.Frida)
            .Then(s => s.Ticket.InformLead(desk.Frida, "The first time", s.Now))
            .Then(s => s.Ticket.Assign(desk.Lena, desk.Fritz, new(Verdict.Yes, [], null), s.Now))
            .Then(s => s.Ticket.InformLead(desk.Fritz, "The second time", s.Now)).AddTo(desk);

        Assert.Equal("The second time", Assert.Single(await database.Send(new GetAttention.Query(), desk.As(desk.Lena))).Call!.Detail);
    }

    [Fact]
    public async Task Without_a_reason_or_from_outside_nobody_is_called()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.About(desk.Phones).OwnedBy(d => d.Paula).Escalated(Tier.Second, d => d.Paula).AddTo(desk);
        var command = new InformLead.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Reason = "Look" };
        var lead = await desk.Hire("Petra Pohl", AgentRole.Lead, desk.CallCentre, desk.CallCentrePhones);
        var unseen = await A.Ticket.AddTo(desk);

        await Assert.ThrowsAsync<ValidationException>(() => database.Send(command with { Reason = "  " }, desk.As(desk.Sam)));
        await Assert.ThrowsAsync<ValidationException>(
            () => database.Send(command with { Reason = new string('x', Ticket.InformLeadReasonMaxLength + 1) }, desk.As(desk.Sam)));
        Assert.Equal("Rule.AProvidersPeopleWorkInItsTeams", Assert.Single(await Forms.Refused(() => database.Send(command, desk.As(lead)))).Key);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(command with { Ticket = unseen.Id }, desk.As(lead)));
        Assert.False((await desk.See(ticket)).NeedsLead);
    }
}
