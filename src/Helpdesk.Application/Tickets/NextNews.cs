using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Tickets;

/// <summary>What the customer is promised, wherever a form asks for it.</summary>
internal static class NextNews
{
    public static Verdict IsAhead(DateTimeOffset? at, DateTimeOffset now) =>
        Verdict.Unless(!(at <= now), Reason.Of("NewsIsPromisedForTheFuture").At(nameof(Ticket.NextNewsAt)));
}
