using Helpdesk.Application.Agents;
using Helpdesk.Domain.Agents;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Agents;

/// <summary>The week, zone, capacity and languages of somebody, with the days and times on which that does not hold.</summary>
public sealed class PlanModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public PlanWork.Command Input { get; set; } = new();

    public PlanWork.Form Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new PlanWork.Query(Id));

    public void OnGet() => Input = Now.Input;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Agent = Id });
        return Done(AgentLinks.Plan(Id), "Shared.Saved");
    }

    public async Task<IActionResult> OnPostEndAbsenceAsync(long absence)
    {
        await Send(new EndAbsence.Command(Id, absence));
        return Done(AgentLinks.Plan(Id), "Plans.Removed");
    }

    public async Task<IActionResult> OnPostRestoreDayAsync(DateOnly day)
    {
        await Send(new RestoreDay.Command(Id, day));
        return Done(AgentLinks.Plan(Id), "Plans.Removed");
    }

    public override void Rebase()
    {
        var now = Now.Input;
        Changes = Change.Between(
            new(T["Plans.Week"], WeekFields.Worded(now.Week), WeekFields.Worded(Input.Week)), new(T["Plans.TimeZone"], now.TimeZone, Input.TimeZone),
            new(T["Plans.Capacity"], $"{now.Capacity}", $"{Input.Capacity}"), new(T["Plans.WaitingLimit"], $"{now.WaitingLimit}", $"{Input.WaitingLimit}"),
            new(T["Plans.Languages"], string.Join(", ", now.Languages.Select(T.Of)), string.Join(", ", Input.Languages.Select(T.Of))));
        Input = Input with { Version = now.Version };
    }

    public string Named(DayException exception)
    {
        var day = ReaderTime.Date(exception.Day);
        return exception.IsDayOff ? T["Plans.DayOff", day] : T["Plans.OtherHours", day, WeekFields.Clock(exception.From), WeekFields.Clock(exception.Until)];
    }
}
