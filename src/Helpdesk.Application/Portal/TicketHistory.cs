using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Portal;

/// <summary>What happened, as a customer is told it.</summary>
public enum PublicEvent
{
    YouWrote = 1,
    WeWrote,
    WorkBegan,
    ToASpecialist,
    ToAnotherSpecialist,
    ToTheDevelopers,
    BackWithUs,
    WeNeedSomething,
    WaitingForSupplier,
    WorkGoesOn,
    Solved,
    YouConfirmed,
    YouReopened,
    WeReopened,
    YouSaidUrgent,

    /// <summary>You did not answer, and we stopped waiting.</summary>
    WeStoppedWaiting,
    ClosedByItself,
}

/// <param name="Who">The first name of the colleague who wrote; empty for anybody else.</param>
/// <param name="Text">What was written.</param>
public sealed record HistoryLine(DateTimeOffset At, PublicEvent What, string Who = "", string Text = "");

/// <summary>
/// The customer's version of a ticket's history: public messages and the few turns that concern them.
/// Nothing that the desk says of itself passes: only the kinds named here, and none of their details.
/// </summary>
internal static class TicketHistory
{
    public static IReadOnlyList<HistoryLine> Of(
        IEnumerable<MessageFact> messages, IReadOnlyList<EventFact> events, IReadOnlyList<StayFact> stays) =>
        [.. messages.Select(Line).Concat(Turns(events)).Concat(Moves(stays, [.. events.Where(IsHandover).Select(e => e.At)])).OrderBy(l => l.At)];

    /// <summary>First names only. A single word may be a surname, and "Weber, Jonas" is turned round.</summary>
    public static string FirstName(string name)
    {
        var given = name.Contains(',', StringComparison.Ordinal) ? name[(name.IndexOf(',', StringComparison.Ordinal) + 1)..] + " ." : name;
        var words = given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w == "." || !w.EndsWith('.')).ToList();
        return words.Count > 1 ? words[0] : "";
    }

    private static HistoryLine Line(MessageFact message) => message.Author == ActorKind.Customer
        ? new(message.At, PublicEvent.YouWrote, Text: message.Body)
        : new(message.At, PublicEvent.WeWrote, FirstName(message.AuthorName), message.Body);

    private static IEnumerable<HistoryLine> Turns(IEnumerable<EventFact> events)
    {
        var began = false;
        foreach (var e in events)
        {
            PublicEvent? what = e.Kind switch
            {
                TicketEventKind.Claimed or TicketEventKind.Assigned when !began => PublicEvent.WorkBegan,
                TicketEventKind.WaitingForCustomer => PublicEvent.WeNeedSomething,
                TicketEventKind.WaitingForThirdParty => PublicEvent.WaitingForSupplier,
                TicketEventKind.Resumed => PublicEvent.WorkGoesOn,
                TicketEventKind.Resolved => PublicEvent.Solved,
                TicketEventKind.ResolvedUnanswered => PublicEvent.WeStoppedWaiting,
                TicketEventKind.Confirmed => PublicEvent.YouConfirmed,
                TicketEventKind.ClosedAutomatically => PublicEvent.ClosedByItself,
                TicketEventKind.Reopened => e.Actor == ActorKind.Customer ? PublicEvent.YouReopened : PublicEvent.WeReopened,
                TicketEventKind.EscalationRequested => PublicEvent.YouSaidUrgent,
                _ => null,
            };
            began |= what == PublicEvent.WorkBegan;
            if (what is { } told)
            {
                // Of all details only the customer's own words are theirs to read.
                yield return new(e.At, told, Text: told == PublicEvent.YouSaidUrgent ? e.Detail ?? "" : "");
            }
        }
    }

    /// <param name="stays">Where the ticket was, one after the other.</param>
    /// <param name="handovers">When somebody handed it on; every other move is a matter of our teams alone.</param>
    private static IEnumerable<HistoryLine> Moves(IReadOnlyList<StayFact> stays, HashSet<DateTimeOffset> handovers) =>
        from move in stays.Zip(stays.Skip(1), (before, now) => (Before: before.Tier, Now: now.Tier, At: now.From))
        where move.Before != move.Now || (move.Now == Tier.Second && handovers.Contains(move.At))
        select new HistoryLine(move.At, move.Now switch
        {
            Tier.First => PublicEvent.BackWithUs,
            Tier.Second => move.Before == Tier.Second ? PublicEvent.ToAnotherSpecialist : PublicEvent.ToASpecialist,
            Tier.Third => PublicEvent.ToTheDevelopers,
        });

    private static bool IsHandover(EventFact e) => e.Kind is TicketEventKind.Escalated or TicketEventKind.Returned;
}

internal sealed record MessageFact(DateTimeOffset At, ActorKind Author, string AuthorName, string Body);

internal sealed record EventFact(DateTimeOffset At, TicketEventKind Kind, ActorKind Actor, string? Detail);

internal sealed record StayFact(DateTimeOffset From, Tier Tier);
