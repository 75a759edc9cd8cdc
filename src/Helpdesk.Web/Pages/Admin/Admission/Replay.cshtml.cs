using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Admission;

/// <summary>Who would have got what under the rule as typed. The address says all of it; nothing is saved.</summary>
public sealed class ReplayModel : HelpdeskPage
{
    private const int PageSize = 50;

    [FromRoute]
    public long Id { get; set; }

    [FromQuery(Name = "days")]
    public int Days { get; set; } = DryRun.UsualDays;

    [FromQuery(Name = "rows")]
    public string? Typed { get; set; }

    [FromQuery(Name = "guidelines")]
    public bool Guidelines { get; set; }

    [FromQuery(Name = "number")]
    public int Number { get; set; } = 1;

    /// <summary>Null where the address says what no rule can ask.</summary>
    public ReplayAdmissionRule.Result? Found { get; private set; }

    public string Name => Found?.Family is { } family ? T.Of(family) : T["People.GeneralRule"];

    public Pager Pager => new(Number, PageSize, Found!.Run.Moved.Count, number => AdmissionLinks.Replay(Id, Rows, Guidelines, Days, number));

    public IEnumerable<ReplayedAssignment> Shown => Found!.Run.Moved.Skip((Number - 1) * PageSize).Take(PageSize);

    private ChangeAdmissionRule.Row[]? Rows => TypedRows.Read(Typed);

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Days = Math.Clamp(Days, 1, DryRun.MostDays);
        Found = await Send(new ReplayAdmissionRule.Query(Id, Rows, Guidelines, Days));
        Number = Math.Clamp(Number, 1, Math.Max(1, (Found.Run.Moved.Count + PageSize - 1) / PageSize));
    }
}
