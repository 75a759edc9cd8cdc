using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>One ticket: what is known, what was said, what can be done. Answers and notes are written here.</summary>
public sealed class TicketModel : TicketPage
{
    /// <summary>How many pages back in a long conversation.</summary>
    [FromQuery(Name = "earlier")]
    public int Earlier { get; set; }

    [BindProperty]
    public Reply.Command Input { get; set; } = new();

    /// <summary>Who reads it: the same text box serves answers and notes.</summary>
    [BindProperty]
    public MessageTo Kind { get; set; }

    public GetTicket.Result Shown { get; private set; } = null!;

    public Packets.Result Handovers { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Shown = await Send(new GetTicket.Query(Id, Math.Clamp(Earlier, 0, 1000)));
        Handovers = await Send(new Packets.Query(Id));
        await ListChangesAsync(Input.Version, Shown.Ticket.Version);
    }

    public override void Rebase() => Input = Input with { Version = Shown.Ticket.Version };

    /// <summary>What was sent back is written anew and not from nothing.</summary>
    public void OnGet() => Input = Input with
    {
        Version = Shown.Ticket.Version,
        Body = Shown.Ticket.CurrentAnswer is { State: AnswerState.SentBack, Kind: AnswerKind.Reply } back && back.AuthorId == CurrentUser.AgentId ? back.Body : "",
    };

    public async Task<IActionResult> OnPostAsync()
    {
        if (Kind != MessageTo.Reply)
        {
            await Send(new Note.Command { Ticket = Id, Key = Input.Key, Body = Input.Body, InHouse = Kind == MessageTo.NoteInHouse });
            return Done(TicketLinks.Ticket(Id), "Tickets.Noted");
        }

        var reader = await Send(Input with { Ticket = Id });
        return Done(TicketLinks.Ticket(Id), reader == Addressee.Mentor ? "Learning.Submitted" : Input.WaitForCustomer ? "Tickets.RepliedAndWaits" : "Tickets.Replied");
    }
}

public enum MessageTo
{
    Reply,
    Note,
    NoteInHouse,
}
