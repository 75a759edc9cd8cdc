using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Qualifications;

/// <summary>A lead ends an override before its time. What was assigned under it stays proven.</summary>
public static class EndOverride
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command(long Override) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var pass = await db.Overrides.ByIdOrNotFound(command.Override, cancellationToken);
            await db.Agents.VisibleTo(current.User).ByIdOrNotFound(pass.AgentId, cancellationToken);

            pass.End(time.GetUtcNow());
            return Unit.Value;
        }
    }
}
