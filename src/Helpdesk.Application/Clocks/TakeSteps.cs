using Helpdesk.Application.DueWork;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;

namespace Helpdesk.Application.Clocks;

/// <summary>
/// The steps of a ticket that are due. Each is noted with what came of it, once per clock and episode; the note and the effect are one
/// transaction, so that neither is ever without the other.
/// </summary>
internal sealed class TakeSteps(HelpdeskDbContext db, ClockKeeper keeper, StepEffects effects) : IDueWork
{
    public const string Name = "ClockSteps";

    public string Kind => Name;

    public bool IsAboutTickets => true;

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.TicketInItsStay(subject, cancellationToken) is not { } ticket)
        {
            return null;
        }

        var known = await keeper.LoadAsync(ticket, cancellationToken);
        if (known.Steps.Count == 0)
        {
            return null;
        }

        var pending = await keeper.PendingAsync(ticket, known, cancellationToken);
        var due = pending.TakeWhile(p => p.DueAt <= now).ToList();
        if (due.Any(p => p.Step.Actions.HasFlag(StepActions.Escalate)))
        {
            // Only what moves a ticket asks for its escalations, offers and questions.
            await db.TicketForVerbs(subject, cancellationToken);
        }

        foreach (var (step, clock, dueAt) in due)
        {
            var run = new ClockStepRun(step, clock, dueAt, now);
            var holds = step.Condition.Holds(ticket.Priority, ticket.Tier, ticket.FamilyId, ticket.OwnerId is not null);
            if (holds.IsAllowed)
            {
                ticket.WakeBecauseOfTime(now);
                await effects.TakeAsync(step, clock, ticket, run, now, cancellationToken);
            }
            else
            {
                run.DidNot(holds.Reasons);
            }

            db.ClockStepRuns.Add(run);
        }

        // What a step changed moves the others; then it is planned anew after it is saved.
        return pending.FirstOrDefault(p => p.DueAt > now)?.DueAt;
    }
}
