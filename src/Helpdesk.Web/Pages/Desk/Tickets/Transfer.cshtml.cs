using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>The wrong team has it: which one is right?</summary>
public sealed class TransferModel : TicketFormPage
{
    [BindProperty]
    public Transfer.Command Input { get; set; } = new();

    public Transfer.Result Form { get; private set; } = null!;

    public override TicketVerb Verb => TicketVerb.Transfer;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Form = await Send(new Transfer.Query(Id));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Moves.Transferred");
    }
}
