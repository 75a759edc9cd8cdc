using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>
/// Supervised work: what somebody in training tells the customer waits until their mentor, or a lead, releases it.
/// Internal notes and escalations wait for nobody: they reach colleagues, who judge for themselves.
/// </summary>
public sealed partial class Ticket
{
    private readonly List<PendingAnswer> answers = [];

    public IReadOnlyCollection<PendingAnswer> Answers => answers;

    /// <summary>The traineeship under which the owner got it; null for an owner who stands on their own.</summary>
    public long? TraineeshipId { get; private set; }

    /// <summary>What waits for its release, or was sent back and not answered yet.</summary>
    public PendingAnswer? CurrentAnswer => answers.Find(a => a.IsCurrent);

    public PendingAnswer? WaitingAnswer => CurrentAnswer is { State: AnswerState.Waiting } waiting ? waiting : null;

    /// <summary>
    /// The traineeship under which the owner answers now. Whoever got the ticket in training and has not become qualified since stays
    /// supervised, also when the traineeship is over.
    /// </summary>
    /// <param name="gate">What the gate says of the owner, now.</param>
    public long? SupervisedUnder(GateDecision gate) => gate.Training?.Id ?? (gate.Verdict.IsAllowed ? null : TraineeshipId);

    public Verdict CanSubmit(long agentId) => InState(TicketVerb.Submit).Then(() => IsOwner(agentId)).Then(NothingWaitsForRelease);

    /// <summary>The answer goes to the mentor instead of the customer.</summary>
    public void Submit(Agent agent, AnswerDraft draft, Supervision under, Guid key, DateTimeOffset now)
    {
        CanSubmit(agent.Id).And(draft.IsCompleteFor(Tier)).OrThrow();
        CurrentAnswer?.Settle();
        answers.Add(new PendingAnswer(agent.AsActor, draft, under, key, now));
        Record(TicketEventKind.AnswerSubmitted, agent.AsActor, now, to: HistoryWord.Person(under.MentorId, under.Mentor));
    }

    /// <param name="by">The mentor or a lead, and never whoever wrote it.</param>
    public Verdict CanReleaseAnswer(Agent by) => CanDecide(TicketVerb.ReleaseAnswer, by);

    /// <summary>As if it were typed now, in the trainee's name.</summary>
    public void ReleaseAnswer(Agent by, AnswerRelease release, DateTimeOffset now)
    {
        CanReleaseAnswer(by)
            .Then(() => Verdict.Unless(
                WaitingAnswer!.OvertakenAt is null || release.StillFits, Reason.Of("TheCustomerHasWrittenSince").At(nameof(release.StillFits))))
            .OrThrow();
        var answer = WaitingAnswer!;
        answer.Release(by.AsActor, release.Body, now);
        if (answer.Kind == AnswerKind.Resolve)
        {
            Solve(answer.Author, answer.AsResolution(release.Body), answer.Key, now);
        }
        else
        {
            Answer(answer.Author, release.Body, answer.Key, release.NextNewsAt, now);
            if (answer.WaitForCustomer && CanWaitForCustomer(answer.AuthorId).IsAllowed)
            {
                Become(TicketState.WaitingForCustomer, now);
                Record(TicketEventKind.WaitingForCustomer, answer.Author, now);
            }
        }

        Record(answer.ReleasedBody.Length == 0 ? TicketEventKind.AnswerReleased : TicketEventKind.AnswerEdited, by.AsActor, now, to: HistoryWord.Of(answer.Author));
    }

    public Verdict CanSendBackAnswer(Agent by) => CanDecide(TicketVerb.SendBackAnswer, by);

    public void SendBackAnswer(Agent by, string comment, DateTimeOffset now)
    {
        CanSendBackAnswer(by).OrThrow();
        WaitingAnswer!.SendBack(by.AsActor, comment, now);
        Record(TicketEventKind.AnswerSentBack, by.AsActor, now, to: HistoryWord.Of(CurrentAnswer!.Author));
    }

    public Verdict CanWithdrawAnswer(long agentId) =>
        InState(TicketVerb.WithdrawAnswer)
            .Then(SomethingWaitsForRelease)
            .Then(() => Verdict.Unless(WaitingAnswer!.AuthorId == agentId, Reason.Of("WhoWroteItWithdrawsIt")));

    public void WithdrawAnswer(Agent agent, DateTimeOffset now)
    {
        CanWithdrawAnswer(agent.Id).OrThrow();
        WaitingAnswer!.Withdraw(now);
        Record(TicketEventKind.AnswerWithdrawn, agent.AsActor, now);
    }

    /// <summary>Said to the customer: by the owner at once, or with its release.</summary>
    private void Answer(Actor author, string body, Guid key, DateTimeOffset? nextNewsAt, DateTimeOffset now)
    {
        FirstRepliedAt ??= now;
        AwaitsAnswerSince = null;
        EscalationRequestedAt = null;
        NextNewsAt = nextNewsAt ?? NextNewsAt;
        if (State == TicketState.WaitingForCustomer)
        {
            // Whatever was asked before, the customer has something new to answer.
            ListenAnew(now);
        }

        Say(MessageKind.Public, author, body, key, now);
        Record(TicketEventKind.Replied, author, now);
    }

    private void Solve(Actor author, Resolution resolution, Guid key, DateTimeOffset now)
    {
        FirstRepliedAt ??= now;
        Settle(now);
        if (Tier > Tier.First)
        {
            FirstLevelCouldSolve = resolution.FirstLevelCould;
            NotFirstLevelBecause = resolution.FirstLevelCould == true ? null : resolution.NotFirstLevelBecause;
        }

        Become(TicketState.Resolved, now);
        Say(MessageKind.Public, author, resolution.Body, key, now);
        Record(TicketEventKind.Resolved, author, now);
    }

    private Verdict CanDecide(TicketVerb verb, Agent by) =>
        InState(verb)
            .Then(SomethingWaitsForRelease)
            .Then(() => Verdict.Unless(WaitingAnswer!.AuthorId != by.Id, Reason.Of("NobodyReleasesTheirOwnAnswer")))
            .Then(() => Verdict.Unless(
                WaitingAnswer!.MentorId == by.Id || by.Role >= AgentRole.Lead, Reason.Of("TheMentorOrALeadReleases", WaitingAnswer.MentorName)))
            .Then(() => Verdict.Unless(WaitingAnswer!.AuthorId == OwnerId, Reason.Of("TheTicketWentAnotherWay", WaitingAnswer.AuthorName)));

    private Verdict NothingWaitsForRelease() =>
        Verdict.Unless(WaitingAnswer is null, Reason.Of("AnAnswerWaitsForRelease", WaitingAnswer?.MentorName ?? ""));

    private Verdict SomethingWaitsForRelease() => Verdict.Unless(WaitingAnswer is not null, Reason.Of("NoAnswerWaitsForRelease"));

    /// <summary>The ticket goes another way: what waited is not for the customer any more, and history says so.</summary>
    private void LapseAnswer(DateTimeOffset now)
    {
        if (WaitingAnswer is { } waiting)
        {
            waiting.Lapse(now);
            Record(TicketEventKind.AnswerLapsed, Actor.System, now, to: HistoryWord.Of(waiting.Author));
        }

        CurrentAnswer?.Settle();
    }
}
