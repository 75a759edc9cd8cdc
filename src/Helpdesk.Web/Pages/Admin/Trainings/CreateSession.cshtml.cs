using Helpdesk.Application.Trainings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Trainings;

public sealed class CreateSessionModel(ReaderTime clock) : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public CreateSession.Command Input { get; set; } = new();

    public CreateSession.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new CreateSession.Query(Id));

    /// <summary>Proposes a morning in two weeks.</summary>
    public void OnGet()
    {
        var morning = clock.Local(clock.Now).Date.AddDays(14).AddHours(9);
        Input = new() { StartsAt = clock.FromLocal(morning), EndsAt = clock.FromLocal(morning.AddHours(3)) };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var session = await Send(Input with { Course = Id });
        return Done(TrainingLinks.Session(session.Id), "Trainings.SessionPlanned");
    }
}
