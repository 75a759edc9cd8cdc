using Helpdesk.Application.Agents;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Agents;

public sealed class CreateModel(SiteAddress site) : HelpdeskPage
{
    [BindProperty]
    public CreateAgent.Command Input { get; set; } = new();

    public IReadOnlyList<ProviderName> Providers { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Providers = await Send(new CreateAgent.Query());

    public async Task<IActionResult> OnPostAsync()
    {
        var invited = await Send(Input with { Language = WordList.CurrentLanguage });
        InvitationModel.Show(TempData, site, invited);
        return Done(AgentLinks.Invitation(invited.Agent), "People.Created");
    }
}
