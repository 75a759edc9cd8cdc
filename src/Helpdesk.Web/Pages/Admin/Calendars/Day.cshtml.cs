using Helpdesk.Application.Clocks;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Calendars;

/// <summary>One day that differs from the week.</summary>
public sealed class DayModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    /// <summary>One of them; a list, because that is how the command takes them.</summary>
    [BindProperty]
    public AddCalendarDays.Command Input { get; set; } = new() { Days = [new()] };

    public string Name { get; private set; } = "";

    public override async Task LoadAsync(CancellationToken cancellationToken) => Name = (await Send(new EditCalendar.Query(Id))).Input.Name;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(CalendarLinks.Edit(Id), "Shared.Saved");
    }
}
