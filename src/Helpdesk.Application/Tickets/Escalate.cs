using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Application.Settings;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Hands the ticket to people who know more, with a packet so complete that they never have to ask again.</summary>
public static class Escalate
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : PacketForm, ICommand<Result>
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public Tier Tier { get; init; }

        /// <summary>None leaves the choice to the desk.</summary>
        public long? TeamId { get; init; }

        public long? TopicId { get; init; }

        /// <summary>What would help besides; given up when nobody is found who has it.</summary>
        public long? AlsoTopicId { get; init; }

        public string BypassReason { get; init; } = "";

        /// <summary>Offered to somebody who is there, instead of put into the queue; the sender stays the owner until it is accepted.</summary>
        public bool Warm { get; init; }

        /// <summary>Whom it is offered to; none for the best who is there.</summary>
        public long? OfferTo { get; init; }

        public long? ProductId { get; init; }

        public long? GenerationId { get; init; }
    }

    /// <param name="SomebodyMayTakeIt">False: it was sent, but at this moment the gate lets nobody have it.</param>
    /// <param name="OfferedTo">Who was asked, in a warm handover.</param>
    public sealed record Result(bool SomebodyMayTakeIt, string? OfferedTo = null);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            Include(new PacketForm.Validator());
            RuleFor(c => c.Tier).Known();
            RuleFor(c => c.BypassReason).Text(Escalation.BypassMaxLength);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, Dispatcher dispatcher, DeskProfile profile, ICurrentUser current, TimeProvider time)
        : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.VisibleTicket(command.Ticket, current.User, cancellationToken);
            if (!await IsSentAlreadyAsync(ticket, command, cancellationToken))
            {
                ticket.Expect(command.Version);
                await EscalateAsync(ticket, command, cancellationToken);
            }

            if (ticket.OpenOffer is { } offer)
            {
                return new(true, await db.Agents.Where(a => a.Id == offer.AgentId).Select(a => a.Name).FirstAsync(cancellationToken));
            }

            var people = await gate.JudgeEverybodyAsync(await gate.WorkAsync(ticket, ticket.Tier, ticket.Skills, cancellationToken), cancellationToken);
            return new(people.Any(p => p.Gate.Verdict.IsAllowed));
        }

        private async Task EscalateAsync(Ticket ticket, Command command, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            var family = await db.Families.AsNoTracking().ByIdOrNotFound(ticket.FamilyId, cancellationToken);
            var lastTier = await db.Settings.Select(s => s.LastTier).SingleAsync(cancellationToken);
            var device = await Device.LoadAsync(db, ticket, command.ProductId, command.GenerationId, cancellationToken);
            var (team, teamFits) = await TeamAsync(command, ticket.FamilyId, family.Name, cancellationToken);
            var skills = await db.Skills.Where(s => s.Active && s.FamilyId == ticket.FamilyId).Select(s => s.TopicId).Distinct().ToListAsync(cancellationToken);
            var target = new EscalationTarget(command.Tier, team?.Id ?? 0, command.TopicId ?? 0, command.BypassReason)
            {
                AlsoTopicId = command.AlsoTopicId,
                IsPlanned = command.Reason is { } reason && family.PlannedSkips.Has(reason),
            };
            var (packet, steps) = (command.ToPacket(), command.ToSteps());

            ticket.CanEscalate(agent.Id, lastTier)
                .Then(() => ticket.CanEscalateTo(target, lastTier)
                    .And(teamFits)
                    .And(Verdict.Unless(skills.Contains(target.TopicId), Reason.Of("TheSkillExistsForTheFamily", family.Name).At(nameof(command.TopicId))))
                    .And(Verdict.Unless(
                        target.AlsoTopicId is not { } also || skills.Contains(also), Reason.Of("TheSkillExistsForTheFamily", family.Name).At(nameof(command.AlsoTopicId))))
                    .And(device.IsIdentified())
                    .And(packet.IsComplete(command.Tier, family.MandatoryFields, steps))
                    .And(command.StepsHaveResults())
                    .And(NextNews.IsAhead(command.NextNewsAt, now)))
                .OrThrow();

            ticket.Identify(agent, command.ProductId, command.GenerationId, ticket.SerialNumber, ticket.ProductVersion, device.Names, now);
            if (command.Warm)
            {
                await OfferAsync(ticket, agent, new(target, team!.Name, packet, steps), family.MandatoryFields, lastTier, command.OfferTo, now, cancellationToken);
                return;
            }

            ticket.Escalate(agent, target, packet, steps, family.MandatoryFields, lastTier, team!.Name, now);
        }

        /// <summary>To the best who is there or, chosen by hand, to somebody who may have it.</summary>
        private async Task OfferAsync(
            Ticket ticket, Agent agent, Proposal proposal, PacketField mandatory, Tier lastTier, long? chosen, DateTimeOffset now, CancellationToken cancellationToken)
        {
            ticket.CanHandOver(agent.Id).OrThrow();
            var asked = await dispatcher.CaseAsync(ticket, proposal, RoutingPath.Handover, now, cancellationToken);
            var decision = await dispatcher.FindAsync(asked, RelaxationPlan.None, now, cancellationToken, chosen);
            if (decision.AgentId is not { } to)
            {
                throw new BrokenRuleException(chosen is null || decision.Considered.Count == 0
                    ? [Reason.Of("SomebodyIsThereForAHandover").At(nameof(Command.Warm))]
                    : [.. decision.Considered[0].Refusals.Select(r => r.At(nameof(Command.OfferTo)))]);
            }

            var expires = now + profile.Routing.OfferTime;
            ticket.HandOver(agent, Actor.Agent(to, decision.Considered[0].Name), proposal, mandatory, lastTier, expires, now);
            dispatcher.Keep(ticket, decision);
            await dispatcher.ExpireAsync(ticket, expires, cancellationToken);
        }

        private async Task<(TeamOption? Team, Verdict Fits)> TeamAsync(
            Command command, long familyId, LocalizedText family, CancellationToken cancellationToken)
        {
            var teams = await TeamOption.Of(db.Teams.Where(t => t.Tier == command.Tier)).ToListAsync(cancellationToken);
            var serving = TeamChoice.Serving(command.Tier, familyId, teams.Select(t => t.Team)).ToList();
            var chosen = serving.FirstOrDefault(t => command.TeamId is null || t.Id == command.TeamId);
            var refusal = serving.Count == 0 ? "SomeTeamServesTierAndFamily" : "AFittingTeamIsChosen";
            return (
                teams.FirstOrDefault(t => t.Team == chosen),
                Verdict.Unless(chosen is not null, Reason.Of(refusal, command.Tier, family).At(nameof(command.TeamId))));
        }

        /// <summary>The same form came twice: what it asks for, to the last word, has happened.</summary>
        private async Task<bool> IsSentAlreadyAsync(Ticket ticket, Command command, CancellationToken cancellationToken) =>
            ticket.Version != command.Version && (command.Warm ? IsOfferedAlready(ticket, command) : await IsInTheQueueAlreadyAsync(ticket, command, cancellationToken));

        private bool IsOfferedAlready(Ticket ticket, Command command) =>
            ticket.OpenOffer is { Proposal: { } proposal } offer
            && offer.FromAgentId == current.User.Agent
            && (proposal.Target.Tier, proposal.Target.TopicId, proposal.Target.AlsoTopicId) == (command.Tier, command.TopicId, command.AlsoTopicId)
            && proposal.Packet == command.ToPacket()
            && command.ToSteps().SequenceEqual(proposal.Steps);

        private async Task<bool> IsInTheQueueAlreadyAsync(Ticket ticket, Command command, CancellationToken cancellationToken) =>
            ticket.CurrentEscalation is { } last
            && last.FromAgentId == current.User.Agent
            && (last.ToTier, last.TopicId, last.AlsoTopicId) == (command.Tier, command.TopicId, command.AlsoTopicId)
            && last.ToTeamId == (command.TeamId ?? last.ToTeamId)
            && (last.IsPlannedSkip || last.BypassReason == (command.Tier > last.FromTier + 1 ? command.BypassReason : ""))
            && (ticket.ProductId, ticket.GenerationId) == (command.ProductId, command.GenerationId)
            && last.Packet == command.ToPacket()
            && command.ToSteps().SequenceEqual(await db.Escalations.Where(e => e.Id == last.Id).SelectMany(e => e.Steps)
                .OrderBy(s => s.Position).Select(s => new TriedStep(s.Step, s.Result)).ToListAsync(cancellationToken));
    }
}
