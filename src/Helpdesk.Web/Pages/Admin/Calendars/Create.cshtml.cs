using Helpdesk.Application.Clocks;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Calendars;

public sealed class CreateModel : HelpdeskPage
{
    [BindProperty]
    public CreateCalendar.Command Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync() => Done(CalendarLinks.Edit((await Send(Input)).Id), "Calendars.Created");
}
