using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>A question to a specialist: which skill, what, and to whom. Whoever asked takes it back here.</summary>
public sealed class ConsultModel : TicketFormPage
{
    [BindProperty]
    public Consult.Command Input { get; set; } = new();

    public ConsultForm.Result Form { get; private set; } = null!;

    public override TicketVerb Verb => TicketVerb.Consult;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Form = await Send(HttpMethods.IsPost(Request.Method) ? new ConsultForm.Query(Id, Input.Tier, Input.TopicId) : new ConsultForm.Query(Id));
    }

    public void OnGet() => Input = Input with { Tier = Form.Tier, TopicId = Form.TopicId };

    /// <summary>For another tier or skill, where no script asks.</summary>
    public PageResult OnPostWho()
    {
        Input = Input with { TopicId = Form.TopicId, AgentId = null };
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Consults.Asked");
    }

    public async Task<IActionResult> OnPostEndAsync(long consult)
    {
        await Send(new EndConsult.Command(Id, consult));
        return BackToTheTicket("Consults.Ended");
    }
}
