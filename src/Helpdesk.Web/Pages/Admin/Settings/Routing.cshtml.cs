using Helpdesk.Application.Settings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Settings;

/// <summary>How patient the desk is, step by step.</summary>
public sealed class RoutingModel(DeskProfile profile) : HelpdeskPage
{
    public const string Address = "/admin/settings/routing";

    [BindProperty]
    public ChangeRouting.Command Input { get; set; } = new();

    public ChangeRouting.Form Form { get; private set; } = null!;

    private ChangeRouting.Command Now => Form.Input;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Form = await Send(new ChangeRouting.Query());

    public void OnGet() => Input = Now;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        await profile.RefreshAsync(HttpContext.RequestAborted);
        return Done(Address, "Shared.Saved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            new(T["Routing.OfferSeconds"], $"{Now.OfferSeconds}", $"{Input.OfferSeconds}"),
            new(T["Routing.StickyMinutes"], $"{Now.StickyMinutes}", $"{Input.StickyMinutes}"),
            new(T["Routing.ShiftLeftMinutes"], $"{Now.ShiftLeftMinutes}", $"{Input.ShiftLeftMinutes}"),
            Step(nameof(Input.DropAdditionalSkill), c => c.DropAdditionalSkill),
            Step(nameof(Input.LowerLevel), c => c.LowerLevel),
            Step(nameof(Input.SecondaryTeam), c => c.SecondaryTeam),
            Step(nameof(Input.OtherProvider), c => c.OtherProvider),
            Step(nameof(Input.NextTier), c => c.NextTier),
            new(T["Routing.Calendar"], NameOf(Now.CalendarId), NameOf(Input.CalendarId)));
        Input = Input with { Version = Now.Version };
    }

    private Change Step(string name, Func<ChangeRouting.Command, int?> minutes) => new(T[$"Routing.Step.{name}"], Said(minutes(Now)), Said(minutes(Input)));

    private string NameOf(long? calendar) => Form.Calendars.FirstOrDefault(c => c.Id == calendar)?.Name ?? T["Routing.ByTheClock"];

    private string Said(int? minutes) => minutes is { } known ? $"{known}" : T["Routing.Never"];
}
