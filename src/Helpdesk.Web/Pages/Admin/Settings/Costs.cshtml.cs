using Helpdesk.Application.Settings;
using Helpdesk.Domain.Teams;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Settings;

/// <summary>What an attempt costs, and from which probability on it pays.</summary>
public sealed class CostsModel : HelpdeskPage
{
    public const string Address = "/admin/settings/costs";

    [BindProperty]
    public ChangeCosts.Command Input { get; set; } = new();

    public ChangeCosts.Result Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ChangeCosts.Query());

    public void OnGet() => Input = Now.Form;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(Address, "Shared.Saved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            new($"{T.Of(Tier.First)}: {T["Advice.Attempt"]}", $"{Now.Form.FirstLevel.Attempt}", $"{Input.FirstLevel.Attempt}"),
            new($"{T.Of(Tier.First)}: {T["Advice.NextTier"]}", $"{Now.Form.FirstLevel.NextTier}", $"{Input.FirstLevel.NextTier}"),
            new($"{T.Of(Tier.First)}: {T["Advice.FailedAttempt"]}", $"{Now.Form.FirstLevel.FailedAttempt}", $"{Input.FirstLevel.FailedAttempt}"),
            new($"{T.Of(Tier.Second)}: {T["Advice.Attempt"]}", $"{Now.Form.SecondLevel.Attempt}", $"{Input.SecondLevel.Attempt}"),
            new($"{T.Of(Tier.Second)}: {T["Advice.NextTier"]}", $"{Now.Form.SecondLevel.NextTier}", $"{Input.SecondLevel.NextTier}"),
            new($"{T.Of(Tier.Second)}: {T["Advice.FailedAttempt"]}", $"{Now.Form.SecondLevel.FailedAttempt}", $"{Input.SecondLevel.FailedAttempt}"));
        Input = Input with { Version = Now.Form.Version };
    }
}
