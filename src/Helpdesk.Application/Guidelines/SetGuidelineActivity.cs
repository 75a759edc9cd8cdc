using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Guidelines;

/// <summary>A guideline is taken out of use or into use again: out of use nobody has to know it, what people acknowledged stays provable.</summary>
public static class SetGuidelineActivity
{
    [Requires(Permission.TeachPeople)]
    public sealed record Command(long Guideline, int Version, bool Active) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            (await db.Guidelines.ByIdOrNotFound(command.Guideline, cancellationToken)).Expect(command.Version).SetActive(command.Active);
            return Unit.Value;
        }
    }
}
