using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Back to whoever escalated it, saying why by code.</summary>
public sealed class ReturnModel : TicketPage
{
    [BindProperty]
    public Return.Command Input { get; set; } = new();

    public ReturnForm.Result Form { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Form = await Send(new ReturnForm.Query(Id));
        await ListChangesAsync(Input.Version, Form.Version);
    }

    public override void Rebase() => Input = Input with { Version = Form.Version };

    public void OnGet() => Input = Input with { Version = Form.Version };

    public async Task<IActionResult> OnPostAsync()
    {
        var result = await Send(Input with { Ticket = Id });
        return Done(TicketLinks.Ticket(Id), result.ToSender ? "Escalation.Returned" : "Escalation.ReturnedToQueue");
    }
}
