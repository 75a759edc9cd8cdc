using Helpdesk.Application.Agents;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Agents;

public sealed class EditModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditAgent.Command Input { get; set; } = new();

    public EditAgent.Form Now { get; private set; } = null!;

    public bool IsOneself => CurrentUser.AgentId == Id;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditAgent.Query(Id));

    public void OnGet() => Input = Now.Input;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Agent = Id });
        return Done(AgentLinks.Show(Id), "Shared.Saved");
    }

    public override void Rebase()
    {
        Input = Input with { Version = Now.Input.Version };
        ModelState.Remove("Input.Version");
    }
}
