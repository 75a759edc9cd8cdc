namespace Helpdesk.Domain.Tests.Stage;

/// <summary>Every verb with its twin, done by whoever may do it on the tickets of <see cref="Story.In"/>.</summary>
internal sealed record Verb(Func<Ticket, DateTimeOffset, Verdict> Can, Action<Ticket, DateTimeOffset> Do)
{
    public static readonly EscalationTarget Up = new(Tier.Third, Desk.TeamOf(Tier.Third), Desk.Firmware);

    public static readonly TicketReturn Back = new(ReturnCode.FinishWithCustomer, "", "");

    /// <summary>Somebody without a ticket gets one, or an offer of it: nobody may own it.</summary>
    public static bool NeedsNoOwner(TicketVerb verb) => verb is TicketVerb.Claim or TicketVerb.Offer;

    public static bool NeedsAnOffer(TicketVerb verb) => verb is TicketVerb.Accept or TicketVerb.Decline or TicketVerb.Recall;

    public static bool NeedsAQuestion(TicketVerb verb) => verb is TicketVerb.AnswerConsult or TicketVerb.DeclineConsult or TicketVerb.EndConsult;

    /// <summary>To Theo, who knows firmware.</summary>
    public static readonly ConsultQuestion Question = new(Tier.Third, Desk.Firmware, "Which build has the fix?");
    public static bool NeedsAnAnswer(TicketVerb verb) => verb is TicketVerb.ReleaseAnswer or TicketVerb.SendBackAnswer or TicketVerb.WithdrawAnswer;

    public static readonly AnswerDraft Draft = new(AnswerKind.Reply, "Please try this.");

    private static readonly SilenceTimes NoReminders = new(null, 0, 14);

    private static readonly Resolution Solved = new("Recalibrate the lens.", false, NotFirstLevelBecause.Access);

    public static Verb Of(TicketVerb verb) => verb switch
    {
        TicketVerb.Claim => new((t, _) => t.CanClaim(Desk.Sue, Desk.Open), (t, now) => t.Claim(Desk.Sue, Desk.Open, now)),
        TicketVerb.Assign => new((t, _) => t.CanAssign(Desk.Lea), (t, now) => t.Assign(Desk.Lea, Desk.Sue, Desk.Open, now)),
        TicketVerb.Release => new((t, _) => t.CanRelease(Desk.Sam.Id), (t, now) => t.Release(Desk.Sam, now)),
        TicketVerb.Triage => new((t, _) => t.CanTriage(), (t, now) => t.Triage(Desk.Sam, Impact.Low, Urgency.Low, now)),
        TicketVerb.Identify => new((t, _) => t.CanIdentify(), (t, now) => t.Identify(Desk.Sam, 5, 7, t.SerialNumber, t.ProductVersion, new("", "Iris 5, Mark II"), now)),
        TicketVerb.Reply => new((t, _) => t.CanReply(Desk.Sam.Id), (t, now) => t.Reply(Desk.Sam, "Please try this.", Key, now.AddDays(1), now)),
        TicketVerb.Note => new((t, _) => t.CanNote(), (t, now) => t.Note(Desk.Sam, "Looks like the motor.", Key, now)),
        TicketVerb.WaitForCustomer => new((t, _) => t.CanWaitForCustomer(Desk.Sam.Id), (t, now) => t.WaitForCustomer(Desk.Sam, now)),
        TicketVerb.WaitForThirdParty =>
            new((t, _) => t.CanWaitForThirdParty(Desk.Sam.Id), (t, now) => t.WaitForThirdParty(Desk.Sam, "Lens supplier", now)),
        TicketVerb.Resume => new((t, _) => t.CanResume(Desk.Sam.Id), (t, now) => t.Resume(Desk.Sam, now)),
        TicketVerb.Escalate => new(
            (t, _) => t.CanEscalate(Desk.Sam.Id, Tier.Third),
            (t, now) => t.Escalate(Desk.Sam, Up, Packets.Full, Packets.Steps, PacketField.None, Tier.Third, "Developers", now)),
        TicketVerb.Return => new((t, _) => t.CanReturn(Desk.Sam.Id), (t, now) => t.Return(Desk.Sam, Back, Desk.To(Desk.Fay, Tier.First), now)),
        TicketVerb.Resolve => new((t, _) => t.CanResolve(Desk.Sam.Id), (t, now) => t.Resolve(Desk.Sam, Solved, Key, now)),
        TicketVerb.Confirm => new((t, _) => t.CanConfirm(), (t, now) => t.Confirm(Desk.Carla, now)),
        TicketVerb.Reopen => new((t, now) => t.CanReopen(14, now), (t, now) => t.ReopenByCustomer(Desk.Carla, "Still blurred.", Key, Desk.To(Desk.Sam, Tier.Second), 14, now)),
        TicketVerb.CustomerReply => new((t, _) => t.CanCustomerReply(), (t, now) => t.CustomerReply(Desk.Carla, "I did.", Key, now)),
        TicketVerb.Offer => new((t, _) => t.CanOffer(), (t, now) => t.Offer(Desk.Sue.AsActor, now.AddMinutes(3), now)),
        TicketVerb.HandOver => new(
            (t, _) => t.CanHandOver(Desk.Sam.Id),
            (t, now) => t.HandOver(Desk.Sam, Desk.Sue.AsActor, null, PacketField.None, Tier.Third, now.AddMinutes(3), now)),
        TicketVerb.Accept => new((t, now) => t.CanAccept(Desk.Sue.Id, now), (t, now) => t.Accept(Desk.Sue, Desk.Open, Tier.Third, now)),
        TicketVerb.Decline => new((t, _) => t.CanDecline(Desk.Sue.Id), (t, now) => t.Decline(Desk.Sue, "On the phone", now)),
        TicketVerb.Recall => new((t, _) => t.CanRecall(Desk.Lea), (t, now) => t.Recall(Desk.Lea, now)),
        TicketVerb.Transfer => new((t, _) => t.CanTransfer(Desk.Lea), (t, now) => t.Transfer(Desk.Another(t.Tier), Desk.Lea, "Their lens", now)),
        TicketVerb.InformLead => new((t, _) => t.CanInformLead(), (t, now) => t.InformLead(Desk.Sam, "The customer threatens to leave", now)),
        TicketVerb.Consult => new(
            (t, _) => t.CanConsult(Desk.Sam).Then(() => t.CanAskIn(Question.Tier, Tier.Third).And(t.CanAsk(Desk.Sam, Desk.Theo.AsActor))),
            (t, now) => t.Consult(Desk.Sam, Desk.Theo.AsActor, Question, Desk.Open, Tier.Third, now)),
        TicketVerb.AnswerConsult => new((t, _) => t.CanAnswerConsult(Asked(t), Desk.Theo.Id), (t, now) => t.AnswerConsult(Asked(t)!, Desk.Theo, "2.1.1", now)),
        TicketVerb.DeclineConsult => new((t, _) => t.CanDeclineConsult(Asked(t), Desk.Theo.Id), (t, now) => t.DeclineConsult(Asked(t)!, Desk.Theo, "Not my part", now)),
        TicketVerb.EndConsult => new((t, _) => t.CanEndConsult(Asked(t), Desk.Lea), (t, now) => t.EndConsult(Asked(t)!, Desk.Lea, now)),
        TicketVerb.Submit => new((t, _) => t.CanSubmit(Desk.Sam.Id), (t, now) => t.Submit(Desk.Sam, Draft, Desk.UnderTheo, Key, now)),
        TicketVerb.ReleaseAnswer => new((t, _) => t.CanReleaseAnswer(Desk.Theo), (t, now) => t.ReleaseAnswer(Desk.Theo, new("Please try this.", null, false), now)),
        TicketVerb.SendBackAnswer => new((t, _) => t.CanSendBackAnswer(Desk.Theo), (t, now) => t.SendBackAnswer(Desk.Theo, "Name the menu.", now)),
        TicketVerb.WithdrawAnswer => new((t, _) => t.CanWithdrawAnswer(Desk.Sam.Id), (t, now) => t.WithdrawAnswer(Desk.Sam, now)),
        TicketVerb.Snooze => new((t, _) => t.CanSnooze(Desk.Sam.Id), (t, now) => t.Snooze(Desk.Sam, now.AddDays(2), "The parts come on Wednesday", now)),
        TicketVerb.Wake => new((t, _) => t.CanWake(Desk.Sam.Id), (t, now) => t.Wake(Desk.Sam, now)),
        TicketVerb.Remind => new(
            (t, now) => t.CanRemind(SilenceTimes.Usual, now), (t, now) => t.Remind(SilenceTimes.Usual, "Do you still need us?", Key, now)),
        TicketVerb.EndUnanswered => new(
            (t, now) => t.CanEndUnanswered(NoReminders, now), (t, now) => t.EndUnanswered(NoReminders, "We stop here.", Key, now)),
        TicketVerb.CloseByItself => new((t, now) => t.CanCloseByItself(14, now), (t, now) => t.CloseByItself(14, now)),
        TicketVerb.RequestEscalation => new((t, _) => t.CanRequestEscalation(), (t, now) => t.RequestEscalation(Desk.Carla, "Wedding on Saturday", now)),
    };

    /// <summary>What Theo was asked, whatever became of it; null where nobody asked him.</summary>
    public static TicketConsult? Asked(Ticket ticket) => ticket.Consults.LastOrDefault(c => c.AgentId == Desk.Theo.Id);

    private static Guid Key => Guid.CreateVersion7();
}
