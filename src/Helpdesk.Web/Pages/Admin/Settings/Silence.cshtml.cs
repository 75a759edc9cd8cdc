using Helpdesk.Application.Settings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Settings;

/// <summary>How patient the desk is with customers who do not answer.</summary>
public sealed class SilenceModel(DeskProfile profile) : HelpdeskPage
{
    public const string Address = "/admin/settings/silence";

    [BindProperty]
    public ChangeSilence.Command Input { get; set; } = new();

    public ChangeSilence.Command Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ChangeSilence.Query());

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
            new(T["Silence.RemindDays"], Said(Now.RemindDays), Said(Input.RemindDays)),
            new(T["Silence.MostReminders"], $"{Now.MostReminders}", $"{Input.MostReminders}"),
            new(T["Silence.ResolveDays"], Said(Now.ResolveDays), Said(Input.ResolveDays)));
        Input = Input with { Version = Now.Version };
    }

    private string Said(int? days) => days is { } known ? $"{known}" : T["Routing.Never"];
}
