using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using MediatR;

namespace Helpdesk.Application.Agents;

/// <summary>
/// A lead enters when somebody is not there. Agents read their plan and do not write it: who is on shift decides who gets work,
/// and leave is agreed upon before it is entered.
/// </summary>
public static class AddAbsence
{
    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Agent) : IQuery<string>;

    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand
    {
        public long Agent { get; init; }

        public DateTimeOffset? From { get; init; }

        /// <summary>The first moment they are back.</summary>
        public DateTimeOffset? Until { get; init; }

        public AbsenceKind Kind { get; init; } = AbsenceKind.Holiday;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.From).NotNull().WithMessage("Validation.Required");
            RuleFor(c => c.Until).NotNull().WithMessage("Validation.Required");
            RuleFor(c => c.Kind).Known();
        }
    }

    /// <summary>Whose.</summary>
    internal sealed class QueryHandler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, string>
    {
        public Task<string> Handle(Query query, CancellationToken cancellationToken) =>
            db.Agents.VisibleTo(current.User).Where(a => a.Id == query.Agent).Select(a => a.Name).FirstOrNotFound(cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            (await db.PlanToChangeAsync(command.Agent, current.User, cancellationToken))
                .BeAbsent(command.From!.Value, command.Until!.Value, command.Kind);
            return Unit.Value;
        }
    }
}
