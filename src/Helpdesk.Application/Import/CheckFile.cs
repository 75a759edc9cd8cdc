using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Ports;
using Helpdesk.Application.Security;
using MediatR;

namespace Helpdesk.Application.Import;

/// <summary>The dry run: what a file would do, and line by line what is wrong with it. Nothing is saved.</summary>
public static class CheckFile
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(ImportKind Kind, byte[] File) : IQuery<Result>;

    /// <param name="Text">What was read, to be imported as it was checked; empty where nothing could be read.</param>
    public sealed record Result(ImportKind Kind, string Text, ImportReport Report);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Kind).Known();
    }

    internal sealed class Handler(Imports imports, ICsvFiles csv) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var readable = ImportText.Read(query.File, out var text);
            return new(query.Kind, text, readable.IsAllowed
                ? await imports.Of(query.Kind).CheckAsync(ImportTable.Read(query.Kind, text, csv), cancellationToken)
                : new([], [.. readable.Reasons.Select(r => new LineFault(0, "", r))]));
        }
    }
}
