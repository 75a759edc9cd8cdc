using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Tests.Tickets;

public sealed class CountWaitingTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Everybody_is_told_what_waits_for_them_in_one_statement(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await A.Ticket.Then(s => s.Ticket.Offer(s.Desk.Theo.AsActor, s.Now.AddHours(1), s.Now)).AddTo(desk);
        await A.Ticket.Then(s => s.Ticket.Offer(s.Desk.Theo.AsActor, s.Now, s.Now.AddHours(-1))).AddTo(desk);
        await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).Asking(d => d.Sam, d => d.Theo).AddTo(desk);
        await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).Asking(d => d.Sam, d => d.Theo).Advised(d => d.Theo).AddTo(desk);
        await A.Ticket.OwnedBy(desk.Frida).Then(s => s.Ticket.InformLead(s.Desk.Frida, "It burns.", s.Now)).AddTo(desk);
        await Told("first", null);
        await Told("theirs", desk.CallCentre.Id);
        var lead = await desk.Hire("Ines", AgentRole.Lead, desk.CallCentre, desk.CallCentrePhones);

        database.Log.Clear();
        var theo = await Of(desk.Theo);
        Assert.Single(database.Log.Statements);
        database.Log.Clear();
        var lena = await Of(desk.Lena);
        Assert.Single(database.Log.Statements);

        Assert.Equal((1, 1, 0), theo);
        Assert.Equal((0, 0, 3), lena);
        Assert.Equal((0, 0, 1), await Of(lead));
        Assert.Equal((0, 0, 0), await Of(desk.Sam));

        var known = database.Services.GetRequiredService<KnownWaiting>();
        Assert.Equal((1, 1), (known.Of(desk.Theo.Id)!.Offers, known.Of(desk.Theo.Id)!.Questions));
        Assert.Null(known.Of(desk.Frida.Id));
        await Told("second", null);
        database.Time.Advance(TimeSpan.FromHours(1));
        known.Of(desk.Lena.Id);
        database.Log.Clear();
        await known.RefreshAsync(CancellationToken.None);
        Assert.Single(database.Log.Statements);
        Assert.Equal(4, known.Of(desk.Lena.Id)!.Calls);
        Assert.Null(known.Of(desk.Theo.Id));
        await known.RefreshAsync(CancellationToken.None);
        Assert.Equal((0, 1), (known.Of(desk.Theo.Id)!.Offers, known.Of(desk.Theo.Id)!.Questions));

        async Task<(int, int, int)> Of(Agent agent)
        {
            var waiting = await database.Send(new CountWaiting.Query(), desk.As(agent));
            Assert.Equal(waiting.Offers > 0, waiting.NewestOffer is not null);
            return (waiting.Offers, waiting.Questions, waiting.Calls);
        }

        Task<Alert> Told(string key, long? provider) => database.Save(db => db.Alerts.Add(new Alert(
            AlertKind.NobodyQualified, key, Reason.Of("SomeTeamServesTierAndFamily", Tier.Second, desk.Cameras.Name), desk.Now, Tier.Second, provider)).Entity);
    }
}
