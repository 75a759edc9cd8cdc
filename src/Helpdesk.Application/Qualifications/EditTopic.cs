using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;

namespace Helpdesk.Application.Qualifications;

/// <summary>A topic's names, and whether it is about safety. Skills, qualifications and rules refer to the topic, so that they read it at once.</summary>
public static class EditTopic
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Topic) : IQuery<Command>;

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public long Topic { get; init; }

        public int Version { get; init; }

        public string NameEn { get; init; } = "";

        public string NameDe { get; init; } = "";

        public bool IsSafety { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.Localized(c => c.NameEn, c => c.NameDe);
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Command>
    {
        public Task<Command> Handle(Query query, CancellationToken cancellationToken) =>
            db.Topics.Where(t => t.Id == query.Topic)
                .Select(t => new Command { Topic = t.Id, Version = t.Version, NameEn = t.Name.En, NameDe = t.Name.De, IsSafety = t.IsSafety }).FirstOrNotFound(cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var topic = (await db.Topics.ByIdOrNotFound(command.Topic, cancellationToken)).Expect(command.Version);
            var others = db.Topics.Where(t => t.Id != topic.Id);
            await others.Select(t => t.Name.En).RefuseTaken(command.NameEn, nameof(command.NameEn), cancellationToken);
            await others.Select(t => t.Name.De).RefuseTaken(command.NameDe, nameof(command.NameDe), cancellationToken);

            topic.Change(new LocalizedText(command.NameEn.Trim(), command.NameDe.Trim()), command.IsSafety);
            return Unit.Value;
        }
    }
}
