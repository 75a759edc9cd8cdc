using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Qualifications;

/// <summary>A skill is taken out of use or into use again: nobody is newly qualified in it, what people hold goes on counting.</summary>
public static class SetSkillActivity
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command(long Skill, int Version, bool Active) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            (await db.Skills.ByIdOrNotFound(command.Skill, cancellationToken)).Expect(command.Version).SetActive(command.Active);
            return Unit.Value;
        }
    }
}
