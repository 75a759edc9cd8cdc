using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>Asks a specialist about the ticket; whose it is and where it stands stays as it is.</summary>
public static class Consult
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public Tier Tier { get; init; }

        public long? TopicId { get; init; }

        public string Question { get; init; } = "";

        /// <summary>None for the best who is there.</summary>
        public long? AgentId { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Tier).Known();
            RuleFor(c => c.Question).RequiredText(TicketConsult.QuestionMaxLength);
        }
    }

    internal sealed class Handler(
        HelpdeskDbContext db, GateKeeper gate, Specialists specialists, Dispatcher dispatcher, ICurrentUser current, TimeProvider time)
        : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            if (!IsAskedAlready(ticket, command))
            {
                await AskAsync(ticket.Expect(command.Version), command, time.GetUtcNow(), cancellationToken);
            }

            return Unit.Value;
        }

        private async Task AskAsync(Ticket ticket, Command command, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var by = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            var (_, facts) = await ConsultFacts.LoadAsync(db, ticket.Id, current.User, cancellationToken);
            var question = new ConsultQuestion(command.Tier, command.TopicId ?? 0, command.Question);
            var work = facts.WorkFor(ticket, question);
            ticket.CanConsult(by)
                .Then(() => ticket.CanAskIn(question.Tier, facts.LastTier)
                    .And(Verdict.Unless(work is not null, Reason.Of("TheSkillExistsForTheFamily", facts.Family).At(nameof(command.TopicId)))))
                .OrThrow();

            var decision = await specialists.FindAsync(ticket, work!, facts, current.User, now, cancellationToken, command.AgentId);
            var (to, judged) = command.AgentId is { } chosen
                ? await ChosenAsync(ticket, by, chosen, work!, decision, cancellationToken)
                : await BestAsync(work!, decision, cancellationToken);

            ticket.Consult(by, to, question, judged, facts.LastTier, now);
            dispatcher.Keep(ticket, decision with { AgentId = to.Id, WhyNobody = null });
        }

        private async Task<(Actor To, GateDecision Gate)> BestAsync(Work work, Decision decision, CancellationToken cancellationToken)
        {
            var best = decision.AgentId ?? throw new BrokenRuleException(Reason.Of("SomebodyIsThereToAnswer").At(nameof(Command.AgentId)));
            var (agent, judged) = await gate.ConsiderAsync(best, work, cancellationToken);
            return (Actor.Agent(best, agent.Name), judged);
        }

        /// <summary>By hand also somebody who is away: a question waits for them. Everything else holds as for everybody.</summary>
        private async Task<(Actor To, GateDecision Gate)> ChosenAsync(
            Ticket ticket, Agent by, long chosen, Work work, Decision decision, CancellationToken cancellationToken)
        {
            var provider = current.User.ProviderId;
            var to = await db.Agents.Where(a => provider == null || a.ProviderId == null || a.ProviderId == provider).ByIdOrNotFound(chosen, cancellationToken);
            var judged = await gate.JudgeAsync(to.Id, work, cancellationToken);
            var against = decision.Considered is [{ IsOnlyAway: false } considered, ..] ? new Verdict(considered.Refusals) : Verdict.Yes;
            var refusals = ticket.CanAsk(by, to.AsActor).And(judged.Verdict).And(against);
            new Verdict([.. refusals.Reasons.Select(r => r.At(nameof(Command.AgentId))).Distinct()]).OrThrow();
            return (to.AsActor, judged);
        }

        /// <summary>The same form came twice: these very words stand open.</summary>
        private bool IsAskedAlready(Ticket ticket, Command command) => ticket.Version != command.Version && ticket.OpenConsults.Any(c =>
            c.AskedById == current.User.Agent && (c.Tier, c.TopicId, c.Question) == (command.Tier, command.TopicId, command.Question)
            && (command.AgentId is null || command.AgentId == c.AgentId));
    }
}
