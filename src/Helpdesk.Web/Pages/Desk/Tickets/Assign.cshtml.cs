using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>By hand to a colleague: who may have it, and of everybody else why not.</summary>
public sealed class AssignModel : TicketPage
{
    /// <summary>Whom a link suggests.</summary>
    [FromQuery(Name = "agent")]
    public long? Suggested { get; set; }

    [BindProperty]
    public Assign.Command Input { get; set; } = new();

    public WhoMayTakeIt.Result Form { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Form = await Send(new WhoMayTakeIt.Query(Id));
        await ListChangesAsync(Input.Version, Form.Version);
    }

    public override void Rebase() => Input = Input with { Version = Form.Version };

    public void OnGet() => Input = Input with { Version = Form.Version, AgentId = Suggested };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return Done(TicketLinks.Ticket(Id), "Escalation.Assigned");
    }
}
