using System.Globalization;
using System.Text.RegularExpressions;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Data.Demo;

/// <summary>One ticket on its way through a story. Every step is a verb of the domain, judged by the gate at its time.</summary>
internal sealed partial class Stage(DemoWorld world, Story story, Opening opening, Customer customer, Random random)
{
    private readonly Device device = world.Device(story.Generation);
    private readonly string version = Version().Match(story.Environment).Value;
    private readonly string serial = string.Create(
        CultureInfo.InvariantCulture, $"L{story.Generation[0]}{random.Next(22, 27)}{random.Next(1, 53):00}-{random.Next(100_000, 999_999)}");

    private Ticket? ticket;

    public Story Story => story;

    public Phrases Phrases { get; } = Phrases.In(story.Language);

    public DateTimeOffset Now { get; set; }

    public Ticket Ticket => ticket ?? throw new InvalidOperationException("The story has not begun.");

    /// <summary>Nobody passes the gate: the ticket waits, and the story ends here.</summary>
    public bool IsStuck { get; private set; }

    private Agent Owner => world.Agents[Ticket.OwnerId!.Value];

    public void Report()
    {
        var taken = story.Return?.Code == ReturnCode.WrongProduct ? world.Newest(device.Family) : device;
        var knowsSerial = random.Next(5) < 3 && taken == device;
        ticket = Ticket.Report(
            new Report(
                NewKey(), customer, world.AccountOf(customer), story.Language, taken.Family.Id, taken.Product.Id, taken.Generation.Id,
                knowsSerial ? serial : "", opening.Title, opening.Description, world.Queue(Tier.First, taken.Family)),
            SecretToken.Create(), Now);
    }

    public void Claim()
    {
        if (world.Gate.Choose(Ticket, Work(), random, Now) is not var (agent, decision))
        {
            IsStuck = true;
            return;
        }

        Ticket.Claim(agent, decision, Now);
    }

    /// <summary>Whoever sent it back takes it up again.</summary>
    public void ClaimAgain()
    {
        var before = Ticket.Escalations.Last(e => e.ReturnedById is not null).ReturnedById!.Value;
        var decision = world.Gate.Judge(before, Work(), Now);
        if (decision.Verdict.IsAllowed)
        {
            Ticket.Claim(world.Agents[before], decision, Now);
        }
        else
        {
            Claim();
        }
    }

    public void LetLeadAssign()
    {
        if (world.Gate.Choose(Ticket, Work(), random, Now) is var (agent, decision))
        {
            Ticket.Assign(world.Lead, agent, decision, Now);
        }
    }

    public void Release() => Ticket.Release(Owner, Now);

    public void Triage() => Ticket.Triage(Owner, story.Impact, story.Urgency, Now);

    public void Identify() => Ticket.Identify(
        Owner, device.Product.Id, device.Generation.Id, serial, version, new(world.DeviceOf(Ticket), device.Name), Now);

    public void Reply(string text, bool awaitsAnswer)
    {
        Ticket.Reply(Owner, text, NewKey(), Ticket.NextNewsAt is null ? null : Promise(), Now);
        if (awaitsAnswer)
        {
            Ticket.WaitForCustomer(Owner, Now);
        }
    }

    public void AskFor(string missing) =>
        Reply(string.Format(CultureInfo.InvariantCulture, Phrases.NeedsOneMoreDetail, missing), awaitsAnswer: true);

    public void Hear(string text) => Ticket.CustomerReply(customer, text, NewKey(), Now);

    public void Note(string text) => Ticket.Note(Owner, text, NewKey(), Now);

    public void CallUrgent() => Ticket.RequestEscalation(customer, Any(Phrases.Urgent), Now);

    public void WaitForThirdParty() => Ticket.WaitForThirdParty(Owner, Any(Phrases.ThirdParties), Now);

    public void Resume() => Ticket.Resume(Owner, Now);

    public void Escalate(Tier tier)
    {
        var team = world.Queue(tier, device.Family);
        Ticket.Escalate(
            Owner, new EscalationTarget(tier, team, world.Topic(story.Topic).Id), Packet(tier), story.Tried,
            device.Family.MandatoryFields, Tier.Third, world.TeamName(team), Now);
    }

    public void Return(ReturnCode code, string missing, string note)
    {
        var sender = world.Agents[Ticket.CurrentEscalation!.FromAgentId];
        var (tier, skills) = Ticket.ReturnsTo();
        var decision = world.Gate.Judge(sender.Id, world.Work(Ticket, device, tier, skills), Now);
        Ticket.Return(Owner, new TicketReturn(code, missing, note), new(Ticket.CurrentEscalation.FromTeamId, sender.AsActor, decision), Now);
    }

    public void Resolve(string answer)
    {
        var firstCould = Ticket.Tier > Tier.First ? random.Next(8) == 0 : (bool?)null;
        Ticket.Resolve(Owner, new Resolution(answer, firstCould, Because()), NewKey(), Now);
    }

    public void Reopen() => Ticket.ReopenByCustomer(
        customer, Any(Phrases.StillFails), NewKey(), new(Ticket.TeamId, Owner.AsActor, world.Gate.Judge(Owner.Id, Work(), Now)), DemoDesk.ReopenDays, Now);

    public void Confirm() => Ticket.Confirm(customer, Now);

    private EscalationPacket Packet(Tier tier)
    {
        var third = tier == Tier.Third ? story.Third : null;
        return new EscalationPacket
        {
            Reason = third is null ? story.Reason!.Value : EscalationReason.SuspectedDefect,
            SerialNumber = serial,
            ProductVersion = version,
            Environment = story.Environment,
            Question = third?.Question ?? story.Question!,
            ToldCustomer = (third is null ? story.Told : null) ?? Phrases.SpecialistsExamineIt,
            NextNewsAt = Promise(),
            Impact = story.Impact,
            Urgency = story.Urgency,
            Diagnostics = Phrases.Diagnostics,
            Reproduction = third?.Reproduction ?? "",
            Expected = third?.Expected ?? "",
            Actual = third?.Actual ?? "",
            Frequency = third?.Frequency ?? "",
        };
    }

    private NotFirstLevelBecause Because() => Ticket.Tier == Tier.Third ? NotFirstLevelBecause.Defect : story.Reason switch
    {
        EscalationReason.AccessMissing => NotFirstLevelBecause.Access,
        EscalationReason.SkillMissing or EscalationReason.Security => NotFirstLevelBecause.Qualification,
        EscalationReason.SuspectedDefect => NotFirstLevelBecause.Defect,
        _ => NotFirstLevelBecause.NoKnowledge,
    };

    private DateTimeOffset Promise() => Pace.Development.Next(Now, 1);

    private Work Work() => world.Work(Ticket, device, Ticket.Tier, Ticket.Skills);

    private T Any<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static Guid NewKey() => Guid.CreateVersion7();

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex Version();
}
