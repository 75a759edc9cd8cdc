using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Guidelines;

/// <summary>
/// The draft becomes the next version, which everybody is asked to acknowledge. Nobody has yet: what is required at once, and not
/// after some days, leaves those tiers without anybody whose rules ask for it.
/// </summary>
public static class PublishGuideline
{
    [Requires(Permission.TeachPeople)]
    public sealed record Command : ICommand, IGapConfirmation
    {
        public long Guideline { get; init; }

        public int Version { get; init; }

        /// <summary>So long the version before is enough for admission.</summary>
        public int DaysToRead { get; init; } = 7;

        public bool Confirmed { get; init; }

        public string GapReason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.KnowsTheGap();
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time, CoverageGuard guard) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var guideline = await db.Guidelines.Include(g => g.Versions).ByIdOrNotFound(command.Guideline, cancellationToken);
            guideline.Expect(command.Version).Publish(current.User.Agent, command.DaysToRead, time.GetUtcNow());
            var asked = new RequiredGuideline(guideline.Id, guideline.Title, guideline.Current, guideline.Settled, guideline.RequiredFrom);
            await guard.PassAsync(staffing => staffing.WithGuideline(asked), command, cancellationToken);
            return Unit.Value;
        }
    }
}
