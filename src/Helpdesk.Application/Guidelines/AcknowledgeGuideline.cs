using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Guidelines;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Guidelines;

/// <summary>I have read the version that I saw and keep to it. Saying so twice is saying it once.</summary>
public static class AcknowledgeGuideline
{
    /// <param name="Guideline">Its id.</param>
    /// <param name="Number">The version that was shown.</param>
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(long Guideline, int Number) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            var guideline = await db.Guidelines.Where(g => g.Current > 0).ByIdOrNotFound(command.Guideline, cancellationToken);
            var mine = await db.Acknowledgements.Where(k => k.AgentId == me && k.GuidelineId == guideline.Id).ToListAsync(cancellationToken);
            if (!mine.Exists(k => k.Number == command.Number))
            {
                var acknowledgement = new GuidelineAcknowledgement(me, guideline, command.Number, time.GetUtcNow());
                mine.ForEach(k => k.Supersede());
                db.Acknowledgements.Add(acknowledgement);
            }

            return Unit.Value;
        }
    }
}
