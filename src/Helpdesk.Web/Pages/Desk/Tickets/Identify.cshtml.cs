using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Which device it is.</summary>
public sealed class IdentifyModel : TicketFormPage
{
    [BindProperty]
    public Identify.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.Identify;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public IReadOnlyList<GetDevices.Device> Devices { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Devices = await Send(new GetDevices.Query(Shown.Ticket.FamilyId, Shown.Ticket.ProductId, Shown.Ticket.GenerationId));
    }

    public void OnGet() => Input = Input with
    {
        Product = Shown.Ticket.ProductId,
        Generation = Shown.Ticket.GenerationId,
        SerialNumber = Shown.Ticket.SerialNumber,
        ProductVersion = Shown.Ticket.ProductVersion,
    };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Tickets.Identified");
    }
}
