using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>A family falls back to the tier's general rule, which itself stays.</summary>
public static class DeleteAdmissionRule
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command(long Rule, int Version) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var rule = (await db.AdmissionRules.Include(r => r.Conditions).ByIdOrNotFound(command.Rule, cancellationToken)).Expect(command.Version);
            rule.CanDelete().OrThrow();
            db.AdmissionRules.Remove(rule);
            return Unit.Value;
        }
    }
}
