using Helpdesk.Application.Providers;
using Helpdesk.Domain.Teams;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Providers;

public sealed class RuleModel : HelpdeskPage
{
    [FromRoute]
    public long Family { get; set; }

    [FromRoute]
    public int Tier { get; set; }

    [BindProperty]
    public ChangeServiceRule.Command Input { get; set; } = new();

    public ChangeServiceRule.Form Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ChangeServiceRule.Query(Family, (Tier)Tier));

    public void OnGet() => Input = Now.Input;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Family = Family, Tier = (Tier)Tier });
        return Done(ProvidersLinks.Rules, "Shared.Saved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            new(T["ServiceRules.WhoMay"], T.Of(Now.Input.Allowed), T.Of(Input.Allowed)),
            new(T["ServiceRules.Providers"], NamesOf(Now.Input.ProviderIds), NamesOf(Input.ProviderIds)));
        Input = Input with { Version = Now.Input.Version };

        string NamesOf(long[] ids) => string.Join(", ", Now.Providers.Where(p => ids.Contains(p.Id)).Select(p => p.Name));
    }
}
