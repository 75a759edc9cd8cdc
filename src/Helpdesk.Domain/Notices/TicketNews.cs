using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Notices;

/// <summary>Something that these people are told.</summary>
public sealed record News(NoticeKind Kind, Reason Reason, IReadOnlyList<long> AgentIds);

/// <summary>Whom a line of a ticket's history concerns, beside the one who wrote it.</summary>
public static class TicketNews
{
    /// <param name="ticket">As it is afterwards.</param>
    /// <param name="happened">A line that was just added.</param>
    /// <returns>Null where nobody in particular needs to know.</returns>
    public static News? Of(Ticket ticket, TicketEvent happened)
    {
        var (number, title) = (ticket.Number, ticket.Title);
        return happened.Kind switch
        {
            TicketEventKind.Assigned => Tell(NoticeKind.Assigned, Reason.Of("TheTicketIsYoursNow", number, title), happened.ToAgentId),
            TicketEventKind.Offered when ticket.OpenOffer is { } offer =>
                Tell(NoticeKind.Offered, Reason.Of("TheTicketIsOfferedUntil", number, title, offer.ExpiresAt), offer.AgentId),
            TicketEventKind.Returned => Tell(NoticeKind.Returned, Reason.Of("TheTicketCameBack", number, title, happened.Detail ?? ""), happened.ToAgentId),
            TicketEventKind.Reopened => Tell(NoticeKind.Returned, Reason.Of("TheTicketIsOpenAgain", number, title), ticket.OwnerId),
            TicketEventKind.NobodyAccepted => Tell(NoticeKind.Returned, Reason.Of("TheTicketStaysWithItsOwner", number, title), ticket.OwnerId),
            TicketEventKind.CustomerReplied => Tell(NoticeKind.CustomerWrote, Reason.Of("TheCustomerHasWritten", number, title), ticket.OwnerId),
            TicketEventKind.EscalationRequested => Tell(NoticeKind.CustomerWrote, Reason.Of("TheCustomerSaysItIsUrgent", number, title), ticket.OwnerId),
            TicketEventKind.ResolvedUnanswered => Tell(NoticeKind.ClockStep, Reason.Of("TheDeskStoppedWaiting", number, title), ticket.OwnerId),
            TicketEventKind.TimeBoxReached => Tell(NoticeKind.ClockStep, Reason.Of("TheTimeBoxIsOver", number, title, happened.Detail ?? ""), ticket.OwnerId),
            TicketEventKind.ConsultAsked => Tell(NoticeKind.QuestionAsked, Reason.Of("AQuestionIsToBeAnswered", number, title), happened.ToAgentId),
            TicketEventKind.ConsultAnswered =>
                Tell(NoticeKind.QuestionAnswered, Reason.Of("TheQuestionIsAnswered", number, title), WhoAsked(ticket, happened, ConsultState.Answered)),
            TicketEventKind.ConsultDeclined =>
                Tell(NoticeKind.QuestionAnswered, Reason.Of("TheQuestionIsDeclined", number, title), WhoAsked(ticket, happened, ConsultState.Declined)),
            TicketEventKind.AnswerSubmitted => Tell(NoticeKind.AnswerWaits, Reason.Of("TheAnswerWaitsForYou", number, title), happened.ToAgentId),
            TicketEventKind.AnswerReleased => Tell(NoticeKind.AnswerDecided, Reason.Of("TheAnswerIsReleased", number, title), happened.ToAgentId),
            TicketEventKind.AnswerEdited => Tell(NoticeKind.AnswerDecided, Reason.Of("TheAnswerIsReleasedOtherwise", number, title), happened.ToAgentId),
            TicketEventKind.AnswerSentBack => Tell(NoticeKind.AnswerDecided, Reason.Of("TheAnswerIsSentBack", number, title), happened.ToAgentId),
            TicketEventKind.AnswerLapsed => Tell(NoticeKind.AnswerDecided, Reason.Of("TheAnswerIsNotNeeded", number, title), happened.ToAgentId),
            TicketEventKind.Woken when IsNews(happened) =>
                Tell(NoticeKind.Woken, Reason.Of("TheTicketIsAwake", number, title, happened.Detail ?? ""), ticket.OwnerId),
            _ => null,
        };
    }

    /// <summary>The customer's word is told as such, and a new owner as the owner.</summary>
    private static bool IsNews(TicketEvent woken) =>
        woken.Detail != TicketEvent.Word(WakeCause.CustomerWrote) && woken.Detail != TicketEvent.Word(WakeCause.OwnerChanged);

    private static News? Tell(NoticeKind kind, Reason reason, params IEnumerable<long?> agents) =>
        agents.OfType<long>().Distinct().ToList() is { Count: > 0 } told ? new(kind, reason, told) : null;

    /// <summary>Whoever put the question, and the owner, who may have inherited it.</summary>
    private static IEnumerable<long?> WhoAsked(Ticket ticket, TicketEvent happened, ConsultState how) =>
        ticket.Consults.Where(c => c.AgentId == happened.ActorId && c.State == how && c.EndedAt == happened.At)
            .Select(c => (long?)c.AskedById).Append(ticket.OwnerId);
}
