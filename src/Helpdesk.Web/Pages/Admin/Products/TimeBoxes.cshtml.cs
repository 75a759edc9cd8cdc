using Helpdesk.Application.Clocks;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Products;

/// <summary>How long First Level tries before it refers, for a family and its categories.</summary>
public sealed class TimeBoxesModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public ChangeTimeBoxes.Command Input { get; set; } = new();

    public ChangeTimeBoxes.Form Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ChangeTimeBoxes.Query(Id));

    public void OnGet() => Input = Now.Input;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Family = Id });
        return Done(ProductsLinks.Family(Id), "Shared.Saved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            [
                .. Now.Input.Rows.Select(now => new Change(NameOf(now.TopicId), Said(now.Minutes), Said(Input.Rows.FirstOrDefault(r => r.TopicId == now.TopicId)?.Minutes))),
                new(T["TimeBoxes.Calendar"], Hours(Now.Input.CalendarId), Hours(Input.CalendarId)),
            ]);
        Input = Input with { Version = Now.Input.Version };
    }

    public string NameOf(long? topic) => topic is null ? T["TimeBoxes.EverythingElse"] : T.Of(Now.Topics.FirstOrDefault(t => t.Id == topic)?.Name);

    private string Hours(long? calendar) => Now.Calendars.FirstOrDefault(c => c.Id == calendar)?.Name ?? T["TimeBoxes.AroundTheClock"];

    private static string Said(int? minutes) => minutes is { } known ? $"{known} min" : "–";
}
