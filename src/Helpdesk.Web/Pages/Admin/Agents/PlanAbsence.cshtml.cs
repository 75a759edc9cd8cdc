using Helpdesk.Application.Agents;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Agents;

public sealed class PlanAbsenceModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public AddAbsence.Command Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public override async Task LoadAsync(CancellationToken cancellationToken) => Name = await Send(new AddAbsence.Query(Id));

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Agent = Id });
        return Done(AgentLinks.Plan(Id), "Shared.Saved");
    }
}
