using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Qualifications;

public sealed class MatrixModel(ReaderTime clock) : HelpdeskPage
{
    [BindProperty(SupportsGet = true)]
    public long? Family { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public SkillLevel? Level { get; set; }

    [BindProperty(SupportsGet = true)]
    public QualificationStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    public Matrix.Result Found { get; private set; } = null!;

    public bool IsFiltered => Team is not null || Topic is not null || Level is not null || Status is not null;

    public Pager Pager => new(Found.Page, Matrix.PageSize, Found.Total, number => QualificationLinks.Matrix + new QueryBuilder
    {
        { "family", $"{Found.Family?.Id}" }, { "team", $"{Team}" }, { "topic", $"{Topic}" }, { "level", $"{Level}" }, { "status", $"{Status}" }, { "number", $"{number}" },
    });

    /// <summary>A status that nobody can be looked for by, typed into the address, looks for everybody.</summary>
    public override async Task LoadAsync(CancellationToken cancellationToken) =>
        Found = await Send(new Matrix.Query(Family, Team, Topic, Level, Status is { } s && Matrix.Statuses.Contains(s) ? s : null, Number));

    public string Heading(Matrix.Column column) =>
        column.Generations.Count == 0 ? T.Of(column.Topic) : $"{T.Of(column.Topic)} ({string.Join(", ", column.Generations)})";

    /// <summary>Level and status in words: the colour only repeats them.</summary>
    public string Says(Matrix.Cell cell) => (cell.Status, cell.ValidUntil) switch
    {
        (QualificationStatus.ExpiresSoon, { } until) => $"{T.Of(cell.Level)} · {T.Of(cell.Status)} {clock.LastDay(until)}",
        _ => $"{T.Of(cell.Level)} · {T.Of(cell.Status)}",
    };
}
