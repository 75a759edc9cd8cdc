using Helpdesk.Application.Organisations;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Organisations;

public sealed class CreateModel : HelpdeskPage
{
    [BindProperty]
    public CreateOrganisation.Command Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(OrganisationLinks.Index, "Organisations.Saved");
    }
}
