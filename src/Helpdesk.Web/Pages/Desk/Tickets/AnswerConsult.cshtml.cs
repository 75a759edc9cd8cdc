using Helpdesk.Application.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>What I am asked, and my answer.</summary>
public sealed class AnswerConsultModel : ConsultPage
{
    [BindProperty]
    public AnswerConsult.Command Input { get; set; } = new();

    public void OnGet() => Input = Input with { Consult = Shown.Mine?.Id ?? 0 };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return Done(DeskLinks.Mine, "Consults.Answered");
    }
}
