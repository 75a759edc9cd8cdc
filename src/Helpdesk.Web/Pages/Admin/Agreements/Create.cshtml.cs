using Helpdesk.Application.Clocks;
using Helpdesk.Domain.Clocks;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Agreements;

public sealed class CreateModel : HelpdeskPage
{
    [FromRoute]
    public AgreementKind Kind { get; set; }

    [BindProperty]
    public CreateAgreement.Command Input { get; set; } = new();

    public CreateAgreement.Form Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new CreateAgreement.Query(Kind));

    public void OnGet() => Input = Now.Input;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Kind = Kind });
        return Done(AgreementLinks.Index, "Agreements.Saved");
    }
}
