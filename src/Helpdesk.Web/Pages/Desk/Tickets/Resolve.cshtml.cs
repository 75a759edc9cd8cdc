using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>The closing answer and what First Level learns from it.</summary>
public sealed class ResolveModel : TicketFormPage
{
    [BindProperty]
    public Resolve.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.Resolve;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    /// <summary>What was sent back is written anew and not from nothing.</summary>
    public void OnGet()
    {
        if (Shown.Ticket.CurrentAnswer is { State: AnswerState.SentBack, Kind: AnswerKind.Resolve } back && back.AuthorId == CurrentUser.AgentId)
        {
            Input = Input with { Body = back.Body, FirstLevelCould = back.FirstLevelCould, NotFirstLevelBecause = back.NotFirstLevelBecause };
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var reader = await Send(Input with { Ticket = Id });
        return BackToTheTicket(reader == Addressee.Mentor ? "Learning.Submitted" : "Tickets.Resolved");
    }
}
