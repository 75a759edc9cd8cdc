using FluentValidation;
using Helpdesk.Application.Alerts;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Application.Traineeships;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>The mentor, or a lead, lets an answer go to the customer, as it is or with a better text. With this commit, and not before, it is said.</summary>
public static class ReleaseAnswer
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        /// <summary>The draft that was read; of two who release it at once one does.</summary>
        public long Answer { get; init; }

        public string Body { get; init; } = "";

        public DateTimeOffset? NextNewsAt { get; init; }

        /// <summary>The customer has written since, and it fits all the same.</summary>
        public bool StillFits { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body).RequiredText(TicketMessage.BodyMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (ticket, by, now) = await db.TicketToDecideOn(command.Ticket, current.User, time, cancellationToken);
            if (await db.Answers.AnyAsync(a => a.Id == command.Answer && a.State == AnswerState.Released && a.DecidedById == by.Id, cancellationToken))
            {
                return Unit.Value;
            }

            ticket.CanReleaseAnswer(by).OrThrow();
            ticket.Expect(command.Version);
            NextNews.IsAhead(command.NextNewsAt, now).OrThrow();
            var traineeship = ticket.WaitingAnswer!.TraineeshipId;

            ticket.ReleaseAnswer(by, new(command.Body, command.NextNewsAt, command.StillFits), now);
            if (!ticket.IsActive)
            {
                await ProposeAsync(traineeship, ticket, now, cancellationToken);
            }

            return Unit.Value;
        }

        /// <summary>With this case it may be enough: then the leads are told, once.</summary>
        private async Task ProposeAsync(long id, Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var traineeship = await db.Traineeships.AsNoTracking().SingleAsync(t => t.Id == id, cancellationToken);
            var others = await db.CasesOf(traineeship).CountAsync(t => t.Id != ticket.Id, cancellationToken);
            if (now < traineeship.Until && traineeship.EndedAt is null && others + 1 >= traineeship.Cases)
            {
                var about = await db.Agents.Where(a => a.Id == traineeship.AgentId).Select(a => new
                {
                    a.Name, a.ProviderId,
                    TopicEn = db.Topics.Where(t => t.Id == traineeship.TopicId).Select(t => t.Name.En).First(),
                    TopicDe = db.Topics.Where(t => t.Id == traineeship.TopicId).Select(t => t.Name.De).First(),
                }).SingleAsync(cancellationToken);
                await db.RaiseAsync(
                    AlertKind.TraineeshipReached, $"traineeship-reached:{id}",
                    Reason.Of("ATraineeshipIsToConfirm", about.Name, new LocalizedText(about.TopicEn, about.TopicDe), traineeship.Level, others + 1), now,
                    cancellationToken, traineeship.Tier, about.ProviderId);
            }
        }
    }

    /// <summary>The ticket and whoever decides.</summary>
    internal static async Task<(Ticket Ticket, Agent By, DateTimeOffset Now)> TicketToDecideOn(
        this HelpdeskDbContext db, long id, CurrentUser user, TimeProvider time, CancellationToken cancellationToken) =>
        (await db.TicketForWork(id, user, cancellationToken), await db.Agents.ByIdOrNotFound(user.Agent, cancellationToken), time.GetUtcNow());
}
