using Helpdesk.Application.Clocks;
using Helpdesk.Domain.Clocks;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Calendars;

/// <summary>The week of a calendar, and the days that differ from it.</summary>
public sealed class EditModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditCalendar.Command Input { get; set; } = new();

    public EditCalendar.Form Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditCalendar.Query(Id));

    public void OnGet() => Input = Now.Input;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(CalendarLinks.Edit(Id), "Calendars.Saved");
    }

    public async Task<IActionResult> OnPostRemoveAsync(DateOnly day)
    {
        await Send(new RemoveCalendarDay.Command(Id, day));
        return Done(CalendarLinks.Edit(Id), "Plans.Removed");
    }

    public override void Rebase()
    {
        var now = Now.Input;
        Changes = Change.Between(
            new(T["Calendars.Name"], now.Name, Input.Name), new(T["Plans.Week"], WeekFields.Worded(now.Week), WeekFields.Worded(Input.Week)),
            new(T["Plans.TimeZone"], now.TimeZone, Input.TimeZone));
        Input = Input with { Version = now.Version };
    }

    /// <summary>Those of one year are shown together.</summary>
    public IEnumerable<IGrouping<int, SpecialDay>> Years => Now.Days.GroupBy(d => d.Day.Year);

    public string Worded(SpecialDay day)
    {
        var when = ReaderTime.Date(day.Day);
        return day.IsClosed ? when : T["Plans.OtherHours", when, WeekFields.Clock(day.From), WeekFields.Clock(day.Until)];
    }
}
