using Helpdesk.Application.DueWork;
using Helpdesk.Application.Notices;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>What a step does when it is taken. What cannot be done is noted with its reason and keeps the rest from nothing.</summary>
internal sealed class StepEffects(HelpdeskDbContext db, NoticeWriter notices)
{
    public async Task TakeAsync(ClockStep step, TicketClock clock, Ticket ticket, ClockStepRun run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (step.Actions.HasFlag(StepActions.Notify))
        {
            await NotifyAsync(step, clock, ticket, now, cancellationToken);
            run.Did(StepActions.Notify);
        }

        Do(StepActions.RaiseUrgency, ticket.CanBeRaised, () => ticket.Raise(now));
        Do(StepActions.Resume, ticket.CanGoOn, () => ticket.GoOn(now));
        if (step.Actions.HasFlag(StepActions.Escalate))
        {
            var why = await EscalateAsync(step, ticket, now, cancellationToken);
            run.DidNot(why.Reasons);
            run.Did(why.IsAllowed ? StepActions.Escalate : StepActions.None);
        }

        Do(StepActions.CallLead, ticket.CanInformLead, () => ticket.CallLead(step.Name, now));

        void Do(StepActions action, Func<Verdict> can, Action verb)
        {
            if (!step.Actions.HasFlag(action))
            {
                return;
            }

            var verdict = can();
            run.DidNot(verdict.Reasons);
            if (verdict.IsAllowed)
            {
                verb();
                run.Did(action);
            }
        }
    }

    /// <summary>To the next tier and the team that serves the family there; what is known is the packet.</summary>
    private async Task<Verdict> EscalateAsync(ClockStep step, Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lastTier = await db.Settings.Select(s => s.LastTier).SingleAsync(cancellationToken);
        var can = ticket.CanBeEscalated(lastTier);
        if (!can.IsAllowed)
        {
            return can;
        }

        var family = await db.Families.AsNoTracking().FirstAsync(f => f.Id == ticket.FamilyId, cancellationToken);
        var tier = ticket.Tier + 1;
        var team = TeamChoice.For(tier, ticket.FamilyId, await db.CandidateTeams().ToListAsync(cancellationToken));
        if (team is null)
        {
            return Verdict.No(Reason.Of("SomeTeamServesTierAndFamily", tier, family.Name));
        }

        var topic = step.TopicId ?? ticket.Skills.Where(s => s.Need != SkillNeed.Additional).Select(s => (long?)s.TopicId).FirstOrDefault();
        if (topic is null || !await db.Skills.AnyAsync(s => s.Active && s.FamilyId == ticket.FamilyId && s.TopicId == topic, cancellationToken))
        {
            return Verdict.No(Reason.Of("TheSkillExistsForTheFamily", family.Name));
        }

        var packet = await PacketAsync(step, ticket, cancellationToken);
        var target = new EscalationTarget(tier, team.Id, topic.Value);
        var complete = ticket.CanEscalateTo(target, lastTier).And(packet.IsComplete(tier, family.MandatoryFields, []));
        if (complete.IsAllowed)
        {
            var owner = await db.Agents.Where(a => a.Id == ticket.OwnerId).Select(a => a.Name).FirstAsync(cancellationToken);
            var name = await db.Teams.Where(t => t.Id == team.Id).Select(t => t.Name).FirstAsync(cancellationToken);
            ticket.EscalateBecauseOfTime(Actor.Agent(ticket.OwnerId!.Value, owner), target, packet, family.MandatoryFields, lastTier, name, now);
            await db.ScheduleAsync(RouteTicket.Name, ticket.Id, now, cancellationToken);
        }

        return complete;
    }

    private async Task<EscalationPacket> PacketAsync(ClockStep step, Ticket ticket, CancellationToken cancellationToken)
    {
        var told = await db.Messages.Where(m => m.TicketId == ticket.Id && m.Kind == MessageKind.Public && m.AuthorKind == ActorKind.Agent)
            .OrderByDescending(m => m.At).Select(m => m.Body.Substring(0, EscalationPacket.LongMaxLength)).FirstOrDefaultAsync(cancellationToken);
        var previous = ticket.CurrentEscalation?.Packet;
        return new()
        {
            Reason = EscalationReason.SlaRisk,
            SerialNumber = ticket.SerialNumber,
            ProductVersion = ticket.ProductVersion,
            Environment = previous?.Environment ?? "",
            Diagnostics = previous?.Diagnostics ?? "",
            Reproduction = previous?.Reproduction ?? "",
            Expected = previous?.Expected ?? "",
            Actual = previous?.Actual ?? "",
            Frequency = previous?.Frequency ?? "",
            Question = ticket.Title.Length <= EscalationPacket.QuestionMaxLength ? ticket.Title : ticket.Title[..EscalationPacket.QuestionMaxLength],
            NoStepsBecause = step.Name,
            ToldCustomer = told ?? previous?.ToldCustomer ?? step.Name,
            NextNewsAt = ticket.NextNewsAt,
            Impact = ticket.Impact,
            Urgency = ticket.Urgency,
        };
    }

    /// <summary>Each once, however many reasons there are to tell them.</summary>
    private async Task NotifyAsync(ClockStep step, TicketClock clock, Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var to = step.Recipients;
        var (owner, responsible) = (to.HasFlag(StepRecipients.Owner) ? ticket.OwnerId : null, to.HasFlag(StepRecipients.Responsible) ? ticket.ResponsibleId : null);
        var (team, leads) = (to.HasFlag(StepRecipients.Team), to.HasFlag(StepRecipients.TeamLeads));
        var agents = await db.Agents.Where(a => a.Active && (a.Id == owner || a.Id == responsible
            || ((team || (leads && a.Role >= AgentRole.Lead)) && db.Teams.Any(t => t.Id == ticket.TeamId && t.Members.Any(m => m.AgentId == a.Id)))))
            .Select(a => a.Id).ToListAsync(cancellationToken);
        var reason = clock.DueAt is { } due
            ? Reason.Of(due <= now ? "TheClockRanOut" : "TheClockRunsOut", ticket.Number, step.Name, due)
            : Reason.Of("TheClockStands", ticket.Number, step.Name);
        await notices.TellAsync(agents, NoticeKind.ClockStep, ticket.Id, reason, now, cancellationToken);
    }
}
