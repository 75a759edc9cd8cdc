using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Guidelines;

/// <summary>Changes the title and the draft. What is published already stays as people acknowledged it.</summary>
public static class EditGuideline
{
    [Requires(Permission.TeachPeople)]
    public sealed record Query(long Guideline) : IQuery<Command>;

    [Requires(Permission.TeachPeople)]
    public sealed record Command : GuidelineForm, ICommand
    {
        public long Guideline { get; init; }

        public int Version { get; init; }
    }

    internal sealed class Validator : GuidelineFormValidator<Command>;

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Command>
    {
        public Task<Command> Handle(Query query, CancellationToken cancellationToken) =>
            db.Guidelines.Where(g => g.Id == query.Guideline).Select(g => new Command
            {
                Guideline = g.Id, Version = g.Version, TitleEn = g.Title.En, TitleDe = g.Title.De, BodyEn = g.Draft.En, BodyDe = g.Draft.De,
            }).FirstOrNotFound(cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var guideline = (await db.Guidelines.ByIdOrNotFound(command.Guideline, cancellationToken)).Expect(command.Version);
            await command.RefuseTakenTitles(db, guideline.Id, cancellationToken);
            guideline.Write(command.Title, command.Draft);
            return Unit.Value;
        }
    }
}
