using Helpdesk.Application.Traineeships;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Admin.Agents;
using Helpdesk.Web.Pages.Admin.Trainings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Helpdesk.Web.Pages.Admin.Traineeships;

/// <summary>First the skill, then who teaches it, how many cases and until when.</summary>
public sealed class StartModel(ReaderTime clock) : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    /// <summary>What is learnt; null while it is not chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Skill { get; set; }

    [BindProperty]
    public StartTraineeship.Command Input { get; set; } = new();

    public StartTraineeship.Form Form { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Skills => T.Skills(Form.Skills);

    public IEnumerable<SelectListItem> Mentors => Form.Mentors.Select(m => Choices.Choice($"{m.Name} ({T.Of(m.Level)})", m.Id));

    public override async Task LoadAsync(CancellationToken cancellationToken) => Form = await Send(new StartTraineeship.Query(Id, Skill));

    public void OnGet()
    {
        var today = clock.Local(clock.Now).Date;
        Input = new() { Tier = Form.Tiers[0], From = clock.FromLocal(today), Until = clock.FromLocal(today.AddMonths(3)) };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // People mean the last day by "until"; the domain keeps the first moment after it.
        var until = Input.Until is { } day ? clock.EndOfDay(day) : (DateTimeOffset?)null;
        await Send(Input with { Agent = Id, Skill = Skill ?? 0, Until = until });
        return Done(AgentLinks.Show(Id), "Learning.Started");
    }
}
