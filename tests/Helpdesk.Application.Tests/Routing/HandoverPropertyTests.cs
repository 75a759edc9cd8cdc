using Helpdesk.Application.Agents;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Routing;

/// <summary>
/// Over any sequence of offers, answers, recalls, time-outs and absences, two of them at a time on two nodes: a ticket that has an
/// owner never has none, and never two.
/// </summary>
public sealed class HandoverPropertyTests
{
    private const int Lives = 5;
    private const int Rounds = 12;

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whatever_happens_in_whatever_order_a_ticket_with_an_owner_has_exactly_one(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var zoe = await desk.Hire("Zoe Zander", teams: desk.SecondCameras);
        await desk.Qualify(zoe, desk.CameraFirmware, SkillLevel.Competent);
        await desk.Qualify(zoe, desk.CameraOptics, SkillLevel.Competent);
        Agent[] people = [desk.Frida, desk.Fritz, desk.Sam, zoe, desk.Theo];
        var met = new HashSet<OfferState>();
        for (var seed = 1; seed <= Lives; seed++)
        {
            var random = new Random(seed);
            var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
            foreach (var person in people)
            {
                await HandoverTests.Be(database, person, Presence.Available);
            }

            for (var round = 0; round < Rounds; round++)
            {
                using var over = new CancellationTokenSource();
                var seen = Task.Run(() => WatchAsync(database, ticket, over.Token));
                await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Step(database, desk, ticket, people, random)).ToList().Select(step => Task.Run(step)));
                await over.CancelAsync();

                Assert.DoesNotContain(null, await seen);
                await CheckAsync(database, ticket, $"life {seed}, round {round}");
            }

            met.UnionWith(await database.Db(db => db.Offers.Where(o => o.TicketId == ticket.Id).Select(o => o.State).ToListAsync()));
        }

        Assert.Superset(new HashSet<OfferState> { OfferState.Accepted, OfferState.Declined, OfferState.Recalled, OfferState.Missed }, met);
    }

    /// <summary>One thing that one person, or the clock, does. That it is refused is an answer, too.</summary>
    private static Func<Task> Step(TestDatabase database, Desk desk, Ticket ticket, Agent[] people, Random random)
    {
        var (what, who, somebody) = (random.Next(9), people[random.Next(people.Length)], people[random.Next(people.Length)]);
        return async () =>
        {
            try
            {
                await (what switch
                {
                    0 or 1 => OfferAsync(),
                    2 or 3 => AnswerAsync(id => database.Send(new AcceptOffer.Command(ticket.Id), desk.As(id))),
                    4 => AnswerAsync(id => database.Send(new DeclineOffer.Command { Ticket = ticket.Id, Reason = "Not now" }, desk.As(id))),
                    5 => RecallAsync(),
                    6 => TimeOutAsync(),
                    7 => database.Send(
                        new AddAbsence.Command { Agent = who.Id, From = database.Now, Until = database.Now.AddMinutes(4) }, desk.As(desk.Lena)),
                    _ => HandoverTests.Be(database, who, Presence.Available),
                });
            }
            catch (Exception exception) when (exception is BrokenRuleException or StaleVersionException)
            {
                // Somebody else was first, or it makes no sense now.
            }
        };

        async Task OfferAsync()
        {
            var now = await desk.See(ticket);
            var owner = people.Single(p => p.Id == now.OwnerId);
            var form = await HandoverTests.Warm(desk, ticket) with { Tier = now.Tier == Tier.First ? Tier.Second : Tier.Third };
            await database.Send(form, desk.As(owner));
        }

        // Mostly whoever is asked, now and then somebody who is not.
        async Task AnswerAsync(Func<Agent, Task> answer)
        {
            var asked = await database.Db(db => db.Offers.Where(o => o.TicketId == ticket.Id && o.State == OfferState.Open).Select(o => o.AgentId).FirstOrDefaultAsync());
            await answer(people.FirstOrDefault(p => p.Id == asked) ?? somebody);
        }

        async Task RecallAsync()
        {
            var now = await desk.See(ticket);
            await database.Send(new RecallOffer.Command(ticket.Id), desk.As(people.Single(p => p.Id == now.OwnerId)));
        }

        async Task TimeOutAsync()
        {
            database.Time.Advance(RoutingTimes.Usual.OfferTime);
            await database.DoDueWork();
        }
    }

    /// <summary>The owners that another connection sees meanwhile.</summary>
    private static async Task<IReadOnlyList<long?>> WatchAsync(TestDatabase database, Ticket ticket, CancellationToken over)
    {
        List<long?> seen = [];
        do
        {
            seen.Add(await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync()));
            await Task.Delay(1, CancellationToken.None);
        }
        while (!over.IsCancellationRequested);
        return seen;
    }

    /// <summary>Each acceptance moved the ticket once, from whom it was offered by to who was asked; one stay and at most one offer are open.</summary>
    private static async Task CheckAsync(TestDatabase database, Ticket ticket, string when)
    {
        var now = await database.Db(db => db.Tickets.AsNoTracking().Include(t => t.Stays).Include(t => t.Offers).Include(t => t.Assignments).Include(t => t.Escalations)
            .AsSplitQuery().SingleAsync(t => t.Id == ticket.Id));
        var owners = now.Assignments.OrderBy(a => a.Id).Select(a => a.AgentId).ToList();
        var accepted = now.Offers.Where(o => o.State == OfferState.Accepted).OrderBy(o => o.EndedAt).ThenBy(o => o.Id).ToList();

        Assert.True(now.OwnerId == owners[^1], when);
        Assert.True(accepted.Select(o => o.AgentId).SequenceEqual(owners.Skip(1)), when);
        Assert.True(accepted.Select(o => o.FromAgentId!.Value).SequenceEqual(owners.SkipLast(1)), when);
        Assert.True(now.Escalations.Count == accepted.Count && now.Stays.Count == accepted.Count + 1, when);
        Assert.True(now.Stays.Count(s => s.Until is null) == 1 && now.Offers.Count(o => o.State == OfferState.Open) <= 1, when);
    }
}
