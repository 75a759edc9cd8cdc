using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>The packet on its way up: prefilled, with what is missing beside it.</summary>
public sealed class EscalateModel : TicketPage
{
    [BindProperty]
    public Escalate.Command Input { get; set; } = new();

    public EscalateForm.Result Form { get; private set; } = null!;

    /// <summary>The people who could take it as the form stands; null before a skill is chosen.</summary>
    public int? Takers => Form.Takers.FirstOrDefault(t => t.Tier == Input.Tier && t.TopicId == Input.TopicId)?.People;

    public PacketChecklist Checklist => PacketChecklist.Of(Input, Form);

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Form = await Send(new EscalateForm.Query(Id, Input.GenerationId));
        await ListChangesAsync(Input.Version, Form.Version);
    }

    public override void Rebase() => Input = Input with { Version = Form.Version };

    public void OnGet()
    {
        Input = Form.Prefilled;
        Input = Input with { Steps = [.. Input.Steps, .. Enumerable.Repeat(new PacketForm.Tried(), Math.Max(0, 2 - Input.Steps.Count))] };
    }

    /// <summary>Who could take it warm and is there, once somebody asks; null before.</summary>
    public IReadOnlyList<Considered>? There { get; private set; }

    public async Task<PageResult> OnPostWhoAsync()
    {
        There = await Send(new WhoIsThere.Query(Id, Input.Tier, Input.TeamId, Input.TopicId));
        Input = Input with { Warm = true };
        ModelState.Clear();
        return Page();
    }

    /// <summary>Another row for a step, where no script adds it.</summary>
    public PageResult OnPostAddStep()
    {
        Input = Input with { Steps = [.. Input.Steps, .. Enumerable.Repeat(new PacketForm.Tried(), Input.Steps.Count < TriedStep.MaxCount ? 1 : 0)] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var result = await Send(Input with { Ticket = Id });
        return Done(TicketLinks.Ticket(Id), result switch
        {
            { OfferedTo: not null } => "Routing.Sent",
            { SomebodyMayTakeIt: true } => "Escalation.Sent",
            _ => "Escalation.SentToNobody",
        });
    }
}
