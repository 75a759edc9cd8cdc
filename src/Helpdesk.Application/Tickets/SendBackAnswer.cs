using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>The mentor, or a lead, says what is to be better; the trainee answers with a new draft.</summary>
public static class SendBackAnswer
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public string Comment { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Comment).RequiredText(PendingAnswer.CommentMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (ticket, by, now) = await db.TicketToDecideOn(command.Ticket, current.User, time, cancellationToken);
            ticket.CanSendBackAnswer(by).OrThrow();
            ticket.Expect(command.Version).SendBackAnswer(by, command.Comment, now);
            return Unit.Value;
        }
    }
}
