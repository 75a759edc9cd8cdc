using Helpdesk.Application.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>The mentor says what is to be better.</summary>
public sealed class SendBackModel : TicketPage
{
    [BindProperty]
    public SendBackAnswer.Command Input { get; set; } = new();

    public GetAnswer.Result Shown { get; private set; } = null!;

    /// <summary>What was typed is shown again, whatever the ticket has become.</summary>
    public bool ShowsForm => Shown.Release.IsAllowed || HttpMethods.IsPost(Request.Method);

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Shown = await Send(new GetAnswer.Query(Id));
        await ListChangesAsync(Input.Version, Shown.Ticket.Version);
    }

    public override void Rebase() => Input = Input with { Version = Shown.Ticket.Version };

    public void OnGet() => Input = new() { Version = Shown.Ticket.Version };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return Done(DeskLinks.ToRelease, "Learning.WasSentBack");
    }
}
