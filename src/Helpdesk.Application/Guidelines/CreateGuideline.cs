using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Guidelines;
using MediatR;

namespace Helpdesk.Application.Guidelines;

/// <summary>A draft that nobody else reads until it is published.</summary>
public static class CreateGuideline
{
    [Requires(Permission.TeachPeople)]
    public sealed record Command : GuidelineForm, ICommand<Guideline>;

    internal sealed class Validator : GuidelineFormValidator<Command>;

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Guideline>
    {
        public async Task<Guideline> Handle(Command command, CancellationToken cancellationToken)
        {
            await command.RefuseTakenTitles(db, id: 0, cancellationToken);
            return db.Guidelines.Add(new Guideline(command.Title, command.Draft)).Entity;
        }
    }
}
