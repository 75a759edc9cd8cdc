using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Ports;
using Helpdesk.Application.Security;
using MediatR;

namespace Helpdesk.Application.Import;

/// <summary>People, skills or qualifications as a file that a spreadsheet opens and the import takes back.</summary>
public static class ExportFile
{
    /// <param name="Kind">What is exported.</param>
    /// <param name="Separator">A comma or, for German spreadsheets, a semicolon.</param>
    [Requires(Permission.ManageDesk)]
    public sealed record Query(ImportKind Kind, char Separator) : IQuery<Result>;

    public sealed record Result(string Name, byte[] Content);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Kind).Known();
            RuleFor(q => q.Separator).Must(s => s is ',' or ';').WithMessage("Validation.NotUnderstood");
        }
    }

    internal sealed class Handler(Imports imports, ICsvFiles csv) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var records = await imports.Of(query.Kind).ExportAsync(cancellationToken);
            var text = csv.Write([Columns.Of(query.Kind), .. records.Select(r => r.Select(CellText.Harmless).ToList())], query.Separator);
            return new($"{query.Kind.ToString().ToLowerInvariant()}.csv", ImportText.Write(text));
        }
    }
}
