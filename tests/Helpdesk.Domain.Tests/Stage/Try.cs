using CsCheck;

namespace Helpdesk.Domain.Tests.Stage;

/// <summary>One try at the ticket: not everything that is tried is allowed.</summary>
internal sealed record Try(TicketVerb Verb, int Who, bool ByOwner, int Whom, bool GateOpen, int Tier, int Topic, bool Complete, int Impact, int Urgency, int Seconds)
{
    private static readonly long[] Topics = [Desk.Optics, Desk.Firmware, Desk.Storage];

    private static readonly Gen<(TicketVerb, int, bool, int, bool)> Act = Gen.Select(
        Gen.Enum<TicketVerb>(), Gen.Int[0, 5], Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))),
        Gen.Int[0, 5], Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))));

    private static readonly Gen<(int, int, bool, int, int, int)> Content = Gen.Select(
        Gen.Int[1, 3], Gen.Int[0, 2], Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))), Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[0, 200_000]);

    /// <summary>A life of a ticket: up to sixty tries, escalations and returns more often than the rest.</summary>
    public static readonly Gen<Try[]> Lives = Gen.Select(Act, Content, Gen.Frequency((4, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(2)), (1, Gen.Const(3)), (1, Gen.Const(4)), (1, Gen.Const(5)), (1, Gen.Const(6)), (1, Gen.Const(7)), (1, Gen.Const(8)), (1, Gen.Const(9))))
        .Select((a, c, often) => new Try(
            often switch { 1 => TicketVerb.Claim, 2 => TicketVerb.Escalate, 3 => TicketVerb.Return, 4 => TicketVerb.HandOver, 5 => TicketVerb.Accept, 6 => TicketVerb.Submit, 7 => TicketVerb.ReleaseAnswer, 8 => TicketVerb.Consult, 9 => TicketVerb.Snooze, _ => Rarely(a.Item1, a.Item2, a.Item4) },
            a.Item2, a.Item3, a.Item4, a.Item5, c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6))
        .Array[1, 60];

    public void On(Ticket ticket, DateTimeOffset now)
    {
        var agent = ByOwner && ticket.OwnerId is { } owner ? Person(owner) : Desk.Everybody[Who];
        var gate = GateOpen ? Whom == 0 ? Desk.OpenByOverride : Whom == 1 ? Desk.OpenInTraining : Desk.Open : Desk.Shut;
        var (impact, urgency) = ((Impact)Impact, (Urgency)Urgency);
        switch (Verb)
        {
            case TicketVerb.Claim: ticket.Claim(agent, gate, now); break;
            case TicketVerb.Assign: ticket.Assign(agent, Desk.Everybody[Whom], gate, now); break;
            case TicketVerb.Release: ticket.Release(agent, now); break;
            case TicketVerb.Triage: ticket.Triage(agent, impact, urgency, now); break;
            case TicketVerb.Identify: ticket.Identify(agent, 5, Topic, $"SN-{Whom}", "", new("", "Iris"), now); break;
            case TicketVerb.Reply: ticket.Reply(agent, "Hello", Key, Complete ? now.AddDays(1) : null, now); break;
            case TicketVerb.Note: ticket.Note(agent, "Hm", Key, now); break;
            case TicketVerb.WaitForCustomer: ticket.WaitForCustomer(agent, now); break;
            case TicketVerb.WaitForThirdParty: ticket.WaitForThirdParty(agent, "Supplier", now); break;
            case TicketVerb.Resume: ticket.Resume(agent, now); break;
            case TicketVerb.Escalate:
                ticket.Escalate(
                    agent, new((Tier)Tier, Desk.TeamOf((Tier)Tier), Topics[Topic], Complete ? "Known defect" : ""),
                    Packets.Full with { Impact = impact, Urgency = urgency, Actual = Complete ? "Hunts" : "" },
                    Packets.Steps, PacketField.None, Domain.Teams.Tier.Third, "somewhere", now);
                break;
            case TicketVerb.Return:
                ticket.Return(
                    agent, new(Complete ? ReturnCode.Duplicate : ReturnCode.InsufficientInformation, "", ""),
                    ticket.CurrentEscalation is { } current ? new(current.FromTeamId, Person(current.FromAgentId).AsActor, gate) : new(ticket.TeamId, agent.AsActor, gate), now);
                break;
            case TicketVerb.Resolve: ticket.Resolve(agent, new("Done", Complete ? true : null, null), Key, now); break;
            case TicketVerb.Confirm: ticket.Confirm(Desk.Carla, now); break;
            case TicketVerb.Reopen: ticket.ReopenByCustomer(Desk.Carla, "Not yet", Key, new(ticket.TeamId, ticket.OwnerId is { } last ? Person(last).AsActor : null, gate), 14, now); break;
            case TicketVerb.CustomerReply: ticket.CustomerReply(Desk.Carla, "Well", Key, now); break;
            case TicketVerb.RequestEscalation: ticket.RequestEscalation(Desk.Carla, "Urgent", now); break;
            case TicketVerb.Offer: ticket.Offer(Desk.Everybody[Whom].AsActor, now.AddSeconds(Seconds + 30), now); break;
            case TicketVerb.HandOver:
                ticket.HandOver(
                    agent, Desk.Everybody[Whom].AsActor, Topic == 0 ? null : Proposed(impact, urgency), PacketField.None,
                    Domain.Teams.Tier.Third, now.AddSeconds(Seconds + 30), now);
                break;
            case TicketVerb.Accept: ticket.Accept(Offered(ticket, agent), gate, Domain.Teams.Tier.Third, now); break;
            case TicketVerb.Decline: ticket.Decline(Offered(ticket, agent), "No", now); break;
            case TicketVerb.Recall: ticket.Recall(agent, now); break;
            case TicketVerb.Transfer:
                var team = Desk.Another((Tier)Tier, Topic == 0 ? Desk.TeamOf((Tier)Tier) : 40 + Topic);
                if (Complete)
                {
                    team.Add(agent.Id, null);
                }

                ticket.Transfer(team, agent, "Not ours", now);
                break;
            case TicketVerb.Submit:
                ticket.Submit(agent, new(Topic == 0 ? AnswerKind.Resolve : AnswerKind.Reply, "Hello") { WaitForCustomer = Topic == 1, FirstLevelCould = Complete ? true : null }, Desk.UnderTheo, Key, now);
                break;
            case TicketVerb.ReleaseAnswer: ticket.ReleaseAnswer(ByOwner ? Desk.Theo : Desk.Everybody[Whom], new("Hello", null, Complete), now); break;
            case TicketVerb.SendBackAnswer: ticket.SendBackAnswer(ByOwner ? Desk.Theo : Desk.Everybody[Whom], "Better", now); break;
            case TicketVerb.WithdrawAnswer: ticket.WithdrawAnswer(agent, now); break;
            case TicketVerb.InformLead: ticket.InformLead(agent, "Look at this", now); break;
            case TicketVerb.Consult:
                ticket.Consult(agent, Desk.Everybody[Whom].AsActor, new((Tier)Tier, Topics[Topic], "Why?"), gate, Domain.Teams.Tier.Third, now);
                break;
            case TicketVerb.AnswerConsult: ticket.AnswerConsult(Question(ticket), Asked(ticket, agent), "So", now); break;
            case TicketVerb.DeclineConsult: ticket.DeclineConsult(Question(ticket), Asked(ticket, agent), "No", now); break;
            case TicketVerb.EndConsult: ticket.EndConsult(Question(ticket), agent, now); break;
            case TicketVerb.Snooze: ticket.Snooze(agent, now.AddSeconds(Seconds), Complete ? "Parts" : "", now); break;
            case TicketVerb.Wake: ticket.Wake(agent, now); break;
            case TicketVerb.Remind: ticket.Remind(SilenceTimes.Usual, "Well?", Key, now); break;
            case TicketVerb.EndUnanswered: ticket.EndUnanswered(new(null, 0, 1), "We stop here.", Key, now); break;
            case TicketVerb.CloseByItself: ticket.CloseByItself(Who, now); break;
            default: throw new InvalidOperationException($"Nobody tries {Verb}.");
        }
    }

    private Proposal Proposed(Impact impact, Urgency urgency) => new(
        new((Tier)Tier, Desk.TeamOf((Tier)Tier), Topics[Topic], Complete ? "Known defect" : ""), "somewhere",
        Packets.Full with { Impact = impact, Urgency = urgency, Actual = Complete ? "Hunts" : "" }, Packets.Steps);

    /// <summary>Mostly whoever was asked, sometimes somebody else.</summary>
    private Agent Offered(Ticket ticket, Agent other) => ByOwner && ticket.OpenOffer is { } offer ? Person(offer.AgentId) : other;

    /// <summary>The latest question of all; where nobody asked, nothing can be done with it.</summary>
    private static TicketConsult Question(Ticket ticket) =>
        ticket.Consults.LastOrDefault(c => c.State == ConsultState.Asked) ?? ticket.Consults.LastOrDefault() ?? throw new BrokenRuleException(Reason.Of("TheQuestionIsOver"));

    private Agent Asked(Ticket ticket, Agent other) => ByOwner ? Person(Question(ticket).AgentId) : other;

    private static Guid Key => Guid.CreateVersion7();

    /// <summary>A ticket that is closed at once has no life to look at.</summary>
    private static TicketVerb Rarely(TicketVerb verb, int who, int whom) => verb == TicketVerb.Confirm && (who, whom) != (0, 0) ? TicketVerb.Note : verb;

    private static Agent Person(long id) => Desk.Everybody.Single(a => a.Id == id);
}
