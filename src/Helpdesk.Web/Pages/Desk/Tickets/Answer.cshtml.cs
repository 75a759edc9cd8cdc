using Helpdesk.Application.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>An answer of somebody in training beside the conversation it belongs to: the mentor releases it, changed or not. Earlier drafts stay readable.</summary>
public sealed class AnswerModel : TicketPage
{
    [BindProperty]
    public ReleaseAnswer.Command Input { get; set; } = new();

    public GetAnswer.Result Shown { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Shown = await Send(new GetAnswer.Query(Id));
        await ListChangesAsync(Input.Version, Shown.Ticket.Version);
    }

    public override void Rebase() => Input = Input with { Version = Shown.Ticket.Version };

    public void OnGet() => Input = new()
    {
        Version = Shown.Ticket.Version, Answer = Shown.Waiting?.Id ?? 0, Body = Shown.Waiting?.Body ?? "", NextNewsAt = Shown.Waiting?.NextNewsAt,
    };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return Done(TicketLinks.Ticket(Id), "Learning.Released");
    }

    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        await Send(new WithdrawAnswer.Command(Id));
        return Done(TicketLinks.Ticket(Id), "Learning.Withdrawn");
    }
}
