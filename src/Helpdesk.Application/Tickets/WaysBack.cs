using Helpdesk.Application.Routing;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <param name="Team">The sender's or, when that one no longer serves it, another of the tier; null for none.</param>
internal sealed record ReturnAddress(Judged Sender, Work Work, TeamOption? Team)
{
    public Verdict SomeTeamServesIt =>
        Verdict.Unless(Team is not null, Reason.Of("SomeTeamServesTierAndFamily", Work.Tier, Work.Family));
}

internal static class WaysBack
{
    /// <summary>
    /// Where a return would go: whether the sender may have it in the tier below and is not on leave, and into which queue. Who is only
    /// off shift gets it: they are back before somebody else knows as much.
    /// </summary>
    public static async Task<ReturnAddress> ReturnAddressAsync(
        this GateKeeper gate, HelpdeskDbContext db, Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (tier, skills) = ticket.ReturnsTo();
        var escalation = ticket.CurrentEscalation!;
        var work = await gate.WorkAsync(ticket, tier, skills, cancellationToken);
        var sender = await gate.ConsiderAsync(escalation.FromAgentId, work, cancellationToken);
        if (await db.AbsentUntilAsync(escalation.FromAgentId, now, cancellationToken) is { } until)
        {
            var verdict = sender.Gate.Verdict.And(Verdict.No(Reason.Of("IsAbsentUntil", sender.Agent.Name, until)));
            sender = sender with { Gate = sender.Gate with { Verdict = verdict } };
        }

        var teams = await TeamOption.Of(db.Teams.Where(t => t.Tier == tier)).ToListAsync(cancellationToken);
        var team = TeamChoice.BackTo(escalation.FromTeamId, tier, ticket.FamilyId, teams.Select(t => t.Team));
        return new(sender, work, teams.Find(t => t.Team == team));
    }

    private static Task<DateTimeOffset?> AbsentUntilAsync(this HelpdeskDbContext db, long agent, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.WorkPlans.Where(p => p.AgentId == agent).SelectMany(p => p.Absences)
            .Where(a => a.From <= now && a.Until > now).Select(a => (DateTimeOffset?)a.Until).FirstOrDefaultAsync(cancellationToken);

    /// <summary>A reopened ticket goes to its owner, in the queue it stands in or the one that serves it now.</summary>
    public static async Task<WayBack> ReopeningAsync(
        this GateKeeper gate, HelpdeskDbContext db, Ticket ticket, CancellationToken cancellationToken)
    {
        var team = TeamChoice.BackTo(ticket.TeamId, ticket.Tier, ticket.FamilyId, await db.CandidateTeams().ToListAsync(cancellationToken));

        // Where nobody serves it any more it stays in sight where it was: a customer is never turned away for that.
        var teamId = team?.Id ?? ticket.TeamId;
        if (ticket.OwnerId is not { } owner)
        {
            return new(teamId, null, null);
        }

        var work = await gate.WorkAsync(ticket, ticket.Tier, ticket.Skills, cancellationToken);
        return (await gate.ConsiderAsync(owner, work, cancellationToken)).To(teamId);
    }
}
