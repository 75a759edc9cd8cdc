using System.Text;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Helpdesk.Web.Pages.Admin.Calendars;

/// <summary>Holidays by the dozen: those of a region, or those of a calendar file. Days that are past already are left out.</summary>
public sealed class HolidaysModel(RegionalHolidays holidays, ReaderTime time) : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];

    private DateOnly Today => DateOnly.FromDateTime(time.Local(time.Now).DateTime);

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Name = (await Send(new EditCalendar.Query(Id))).Input.Name;
        Regions = [.. await holidays.RegionsAsync(cancellationToken)];
    }

    public async Task<IActionResult> OnPostRegionAsync() =>
        await holidays.OfAsync(Region ?? "", Today, HttpContext.RequestAborted) is { Count: > 0 } days
            ? await AddAsync(days)
            : Refused(nameof(Region), T["Validation.Required"]);

    public async Task<IActionResult> OnPostFileAsync()
    {
        if (Upload is not { Length: > 0 and <= HolidayFile.MaxBytes })
        {
            return Refused(nameof(Upload), T["Calendars.NoFile", HolidayFile.MaxBytes / 1024 / 1024]);
        }

        using var reader = new StreamReader(Upload.OpenReadStream(), Encoding.UTF8);
        var days = HolidayFile.Read(await reader.ReadToEndAsync(HttpContext.RequestAborted), Today, ServiceCalendar.MaxDays);
        return days switch
        {
            null => Refused(nameof(Upload), T["Calendars.NotACalendar"]),
            [] => Refused(nameof(Upload), T["Calendars.NoWholeDays"]),
            { Count: > ServiceCalendar.MaxDays } => Refused(nameof(Upload), T.Of(Reason.Of("ACalendarHasSoManyDays", ServiceCalendar.MaxDays))),
            _ => await AddAsync(days),
        };
    }

    private async Task<IActionResult> AddAsync(IEnumerable<(DateOnly Day, string Name)> days)
    {
        await Send(new AddCalendarDays.Command
        {
            Id = Id,
            Days =
            [
                .. days.DistinctBy(d => d.Day).Select(d => new AddCalendarDays.Day
                {
                    On = d.Day,
                    Name = string.IsNullOrWhiteSpace(d.Name) ? T["Calendars.Holiday"] : d.Name.Length > SpecialDay.NameMaxLength ? d.Name[..SearchText.EndBefore(d.Name, SpecialDay.NameMaxLength)] : d.Name,
                }),
            ],
        });
        return Done(CalendarLinks.Edit(Id), "Calendars.HolidaysAdded");
    }

    private PageResult Refused(string field, string why)
    {
        ModelState.AddModelError(field, why);
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
