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

    public IReadOnlyList<Change> Changes { get; private set; } = [];

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
        var now = Now.Input;
        Changes = Change.Between(
            new(T["People.Name"], now.Name, Input.Name), new(T["People.Email"], now.Email, Input.Email),
            new(T["People.JobTitle"], now.Title, Input.Title), new(T["People.Role"], T.Of(now.Role), T.Of(Input.Role)));
        Input = Input with { Version = now.Version };
    }
}
