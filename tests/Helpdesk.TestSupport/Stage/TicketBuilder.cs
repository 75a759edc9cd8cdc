using Helpdesk.Application.Routing;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.TestSupport;

/// <summary>What has happened to a ticket so far, each step by the domain's own verb, ten minutes apart; the last is the present.</summary>
public sealed class TicketBuilder
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(10);

    private readonly List<Func<Step, Task>> steps = [];
    private Func<Desk, ProductFamily> family = desk => desk.Cameras;
    private Func<Desk, Customer> customer = desk => desk.Carla;
    private Func<Desk, Generation?> generation = desk => desk.Current;
    private string title = "The focus hunts since the update";
    private string description = "Since I installed 2.1.0 the camera looks for the focus for seconds.";
    private long? accountId;

    /// <summary>The private link's token.</summary>
    public SecretToken Link { get; } = SecretToken.Create();

    public TicketBuilder Saying(string reportedTitle, string? reportedDescription = null)
    {
        (title, description) = (reportedTitle, reportedDescription ?? description);
        return this;
    }

    public TicketBuilder From(Customer reporter, long? account = null)
    {
        (customer, accountId) = (_ => reporter, account);
        return this;
    }

    public TicketBuilder About(ProductFamily product, Generation? known = null)
    {
        (family, generation) = (_ => product, _ => known);
        return this;
    }

    public TicketBuilder Rated(Impact impact, Urgency urgency) =>
        Then(s => s.Ticket.Triage(s.Desk.Frida, impact, urgency, s.Now));

    /// <summary>Reported, in the queue of First Level; nobody has it.</summary>
    public TicketBuilder InFirstLevel() => this;

    /// <summary>Escalated by Frida with a complete packet, in the queue of the family's Second Level.</summary>
    public TicketBuilder InSecondLevel() => OwnedBy(d => d.Frida).Escalated(Tier.Second, d => d.Frida);

    /// <summary>Escalated by Frida, then by Sam, in the developers' queue.</summary>
    public TicketBuilder InThirdLevel() => InSecondLevel().OwnedBy(d => d.Sam).Escalated(Tier.Third, d => d.Sam);

    /// <summary>Claimed, if the gate lets the agent.</summary>
    public TicketBuilder OwnedBy(Agent agent) => OwnedBy(_ => agent);

    public TicketBuilder OwnedBy(Func<Desk, Agent> who) => Then(async s =>
        s.Ticket.Claim(who(s.Desk), await s.Gate.JudgeAsync(who(s.Desk).Id, s.Ticket, CancellationToken.None), s.Now));

    public TicketBuilder Escalated(Tier tier, Func<Desk, Agent> by) => Then(s =>
    {
        var team = tier == Tier.Third ? s.Desk.Developers : s.Ticket.FamilyId == s.Desk.Cameras.Id ? s.Desk.SecondCameras : s.Desk.SecondPhones;
        s.Ticket.Escalate(
            by(s.Desk), new EscalationTarget(tier, team.Id, s.Desk.Firmware.Id), A.Packet, A.Steps, PacketField.None, Tier.Third, team.Name, s.Now);
    });

    /// <summary>The owner answers.</summary>
    public TicketBuilder Answered(Func<Desk, Agent> by, string text = "We are looking into it.") =>
        Then(s => s.Ticket.Reply(by(s.Desk), text, Guid.CreateVersion7(), null, s.Now));

    public TicketBuilder WaitingForCustomer(Func<Desk, Agent> by) => Then(s => s.Ticket.WaitForCustomer(by(s.Desk), s.Now));

    public TicketBuilder Resolved(Func<Desk, Agent> by, string answer = "Version 2.1.1 solves it.") => Then(s =>
        s.Ticket.Resolve(by(s.Desk), new Resolution(answer, false, NotFirstLevelBecause.Qualification), Guid.CreateVersion7(), s.Now));

    public TicketBuilder Confirmed() => Then(s => s.Ticket.Confirm(s.Ticket.Customer!, s.Now));

    public TicketBuilder Urgent(string reason = "The wedding is tomorrow.") =>
        Then(s => s.Ticket.RequestEscalation(s.Ticket.Customer!, reason, s.Now));

    /// <summary>The owner asks somebody who knows the firmware, if the gate lets them.</summary>
    public TicketBuilder Asking(Func<Desk, Agent> by, Func<Desk, Agent> whom, Tier tier = Tier.Third, string text = "Which build has the fix?") => Then(async s =>
    {
        var question = new ConsultQuestion(tier, s.Desk.Firmware.Id, text);
        var work = await s.Gate.WorkAsync(s.Ticket, tier, [question.Skill], CancellationToken.None);
        s.Ticket.Consult(by(s.Desk), whom(s.Desk).AsActor, question, await s.Gate.JudgeAsync(whom(s.Desk).Id, work, CancellationToken.None), Tier.Third, s.Now);
    });

    public TicketBuilder Advised(Func<Desk, Agent> by, string answer = "2.1.1, out on Friday.") =>
        Then(s => s.Ticket.AnswerConsult(s.Ticket.OpenConsultOf(by(s.Desk).Id)!, by(s.Desk), answer, s.Now));

    /// <summary>Anything else.</summary>
    public TicketBuilder Then(Action<Step> act) => Then(s =>
    {
        act(s);
        return Task.CompletedTask;
    });

    public TicketBuilder Then(Func<Step, Task> act)
    {
        steps.Add(act);
        return this;
    }

    public async Task<Ticket> AddTo(Desk desk)
    {
        await using var scope = desk.Database.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HelpdeskDbContext>();
        var gate = scope.ServiceProvider.GetRequiredService<GateKeeper>();
        var now = desk.Now - (steps.Count * Pace);

        var reporter = await db.Customers.SingleAsync(c => c.Id == customer(desk).Id);
        var about = family(desk);
        var known = generation(desk);
        var team = about.Id == desk.Phones.Id ? desk.CallCentrePhones : desk.FirstLevel;
        var ticket = Ticket.Report(
            new Report(
                Guid.CreateVersion7(), reporter, accountId, reporter.Language, about.Id, about.Products.First().Id, known?.Id, "C2-4711",
                title, description, team.Id),
            Link, now);
        db.Tickets.Add(ticket);
        await db.SaveChangesAsync();

        foreach (var step in steps)
        {
            now += Pace;
            await step(new Step(desk, ticket, gate, now));
            await db.SaveChangesAsync();
        }

        return ticket;
    }

    public sealed record Step(Desk Desk, Ticket Ticket, GateKeeper Gate, DateTimeOffset Now);
}
