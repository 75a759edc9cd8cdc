using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>A lead lets somebody through the gate for this ticket's tier and family, with a reason and an end.</summary>
public sealed class OverrideModel : HelpdeskPage
{
    [FromRoute(Name = "id")]
    public long Id { get; set; }

    [FromQuery(Name = "agent")]
    public long Agent { get; set; }

    [BindProperty]
    public GrantOverride.Command Input { get; set; } = new();

    public OverrideForm.Result Form { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Form = await Send(new OverrideForm.Query(Id, Agent));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { AgentId = Agent, Tier = Form.Work.Tier, FamilyId = Form.Work.FamilyId });
        return Done(TicketLinks.AssignTo(Id, Agent), "Escalation.OverrideGranted");
    }

    public async Task<IActionResult> OnPostEndAsync(long granted)
    {
        await Send(new EndOverride.Command(granted));
        return Done(TicketLinks.Ticket(Id), "Escalation.OverrideEnded");
    }
}
