using Helpdesk.Application.DueWork;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>
/// Keeps the clocks of tickets: after what happened to a ticket, and when what is promised has changed. In the transaction of its cause,
/// so that a due time is never older than the ticket it stands on.
/// </summary>
internal sealed class ClockKeeper(HelpdeskDbContext db, PromiseBook book)
{
    private static readonly PerModel<Func<HelpdeskDbContext, long, IAsyncEnumerable<Subject>>> Subjects = new(() => EF.CompileAsyncQuery(
        (HelpdeskDbContext db, long id) => db.Tickets.Where(t => t.Id == id).Select(t => new Subject(
            db.Customers.Where(c => c.Id == t.CustomerId).Select(c => c.OrganisationId).FirstOrDefault(),
            db.Teams.Where(x => x.Id == t.TeamId).Select(x => x.ProviderId).FirstOrDefault()))));

    private static readonly PerModel<Func<HelpdeskDbContext, long, IAsyncEnumerable<LedgerSpan>>> Spans = new(() =>
        EF.CompileAsyncQuery((HelpdeskDbContext db, long id) => db.Ledger.Where(s => s.TicketId == id)));

    private static readonly PerModel<Func<HelpdeskDbContext, long, IAsyncEnumerable<TicketClock>>> Clocks = new(() =>
        EF.CompileAsyncQuery((HelpdeskDbContext db, long id) => db.Clocks.Where(c => c.TicketId == id)));

    /// <summary>What happens without making a promise begin, end, stand or go on.</summary>
    private static readonly HashSet<TicketEventKind> Without =
    [
        TicketEventKind.NoteAdded, TicketEventKind.InHouseNoteAdded, TicketEventKind.EscalationRequested, TicketEventKind.LeadInformed, TicketEventKind.OverrideUsed,
        TicketEventKind.AddedToAccount, TicketEventKind.Offered, TicketEventKind.OfferDeclined, TicketEventKind.OfferMissed, TicketEventKind.OfferRecalled,
        TicketEventKind.NobodyAccepted, TicketEventKind.NobodyQualified, TicketEventKind.HierarchicallyEscalated, TicketEventKind.ConsultAsked,
        TicketEventKind.ConsultAnswered, TicketEventKind.ConsultDeclined, TicketEventKind.ConsultEnded, TicketEventKind.AnswerSubmitted,
        TicketEventKind.AnswerSentBack, TicketEventKind.AnswerWithdrawn, TicketEventKind.AnswerLapsed, TicketEventKind.TraineeshipUsed,
        TicketEventKind.TimeBoxReached, TicketEventKind.Categorised,
        TicketEventKind.Snoozed, TicketEventKind.Woken, TicketEventKind.CustomerReminded,
    ];

    public static bool Matters(TicketEventKind kind) => !Without.Contains(kind);

    /// <summary>The tickets that a command changed, as far as it matters to a clock.</summary>
    /// <returns>Whether there is something to save.</returns>
    public async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        var changed = db.Tickets.Local.Where(t => t.Events.Any(e => Matters(e.Kind))).ToList();
        if (changed.Count == 0 || (await book.OfAsync(db, cancellationToken)).IsEmpty)
        {
            return false;
        }

        foreach (var ticket in changed)
        {
            await FollowAsync(ticket, ticket.UpdatedAt, cancellationToken);
        }

        return true;
    }

    /// <summary>By what is promised now. Asks for the stay that the ticket is in.</summary>
    public async Task FollowAsync(Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await LoadAsync(ticket, cancellationToken);
        if (known.IsEmpty && ticket.Ledger.Count == 0)
        {
            // A ledger begins with the first promise, and then with the ticket's whole past.
            return;
        }

        var (organisation, provider) = await Subjects.For(db)(db, ticket.Id).FirstAsync(cancellationToken);
        var subject = new AgreementSubject(organisation, ticket.FamilyId, ticket.Channel, ticket.Priority, ticket.TeamId, provider);
        var (customer, team) = (known.PromiseTo(Party.Customer, subject), known.PromiseTo(Party.Team, subject));
        if (ticket.Ledger.Count == 0 && ticket.CreatedAt < now)
        {
            var (events, stays) = await db.PastOfAsync(ticket, cancellationToken);
            ticket.RecallClocks(events, stays, customer, team, known.Hours);
        }

        ticket.FollowClocks(customer, team, known.Hours, now);
        await PlanStepsAsync(ticket, known, cancellationToken);
    }

    /// <summary>The ledger and clocks of a ticket, and what is promised.</summary>
    public async Task<PromiseBook.Known> LoadAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        // Tracked, so that they are found in the ticket; there is nothing to them besides.
        await foreach (var _ in Spans.For(db)(db, ticket.Id).WithCancellation(cancellationToken))
        {
        }

        await foreach (var _ in Clocks.For(db)(db, ticket.Id).WithCancellation(cancellationToken))
        {
        }

        return await book.OfAsync(db, ticket.Ledger, cancellationToken);
    }

    /// <summary>What was not looked at of its steps, in the order of their moments.</summary>
    public async Task<IReadOnlyList<PendingStep>> PendingAsync(Ticket ticket, PromiseBook.Known known, CancellationToken cancellationToken)
    {
        var runs = await db.ClockStepRuns.AsNoTracking().Where(r => r.TicketId == ticket.Id).ToListAsync(cancellationToken);
        return ticket.PendingSteps(known.Steps, runs, known.Hours);
    }

    /// <summary>One row of due work per ticket, at its next step; none where none is left.</summary>
    private async Task PlanStepsAsync(Ticket ticket, PromiseBook.Known known, CancellationToken cancellationToken)
    {
        if (known.Steps.Count == 0)
        {
            return;
        }

        if (await PendingAsync(ticket, known, cancellationToken) is [var next, ..])
        {
            await db.ScheduleAsync(TakeSteps.Name, ticket.Id, next.DueAt, cancellationToken);
        }
        else
        {
            await db.UnscheduleAsync(TakeSteps.Name, ticket.Id, cancellationToken);
        }
    }

    private sealed record Subject(long? OrganisationId, long? ProviderId);
}

internal static class PastLoading
{
    /// <summary>What happened to a ticket in its order, and all of its stays; untracked, because the stay it is in is the one that is tracked.</summary>
    public static async Task<(IReadOnlyList<TicketEvent> Events, IReadOnlyList<TierStay> Stays)> PastOfAsync(
        this HelpdeskDbContext db, Ticket ticket, CancellationToken cancellationToken) => (
        await db.Events.AsNoTracking().Where(e => e.TicketId == ticket.Id).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancellationToken),
        await db.Stays.AsNoTracking().Where(s => s.TicketId == ticket.Id).ToListAsync(cancellationToken));
}
