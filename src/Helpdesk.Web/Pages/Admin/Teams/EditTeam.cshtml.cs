using Helpdesk.Application.Teams;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Teams;

public sealed class EditTeamModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditTeam.Command Input { get; set; } = new();

    public EditTeam.Result Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    /// <summary>The families just chosen leave another one without a team or without anybody: that is asked about once it happens.</summary>
    public bool MustConfirm => GapFields.AreNeeded(ModelState, Input);

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditTeam.Query(Id));

    public void OnGet() => Input = Now.Form;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(TeamsLinks.Team(Id), "Shared.Saved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            new(T["Catalog.Name"], Now.Form.Name, Input.Name),
            new(T["Catalog.Serves"], Listed(Now.Form.FamilyIds), Listed(Input.FamilyIds)));
        Input = Input with { Version = Now.Form.Version };
    }

    private string Listed(long[] ids) => T.Families([.. Now.Families.Where(f => ids.Contains(f.Id)).Select(f => f.Name)]);
}
