using System.Text;
using Helpdesk.Application.Trainings;
using Helpdesk.Domain.Trainings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Trainings;

public sealed class TrainingModel(SiteAddress site, ReaderTime clock) : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    public GetTraining.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new GetTraining.Query(Id));

    /// <summary>For who is in it, also after it was called off: the calendar must learn of that.</summary>
    public IActionResult OnGetCalendar() => Now.Mine is null
        ? NotFound()
        : File(
            Encoding.UTF8.GetBytes(TrainingCalendar.Of(T, Now, site.Of(MyTrainingLinks.Training(Id)), clock.Now)),
            TrainingCalendar.MediaType, $"training-{Id}.ics");

    public async Task<IActionResult> OnPostJoinAsync()
    {
        var state = await Send(new JoinSession.Command(Id));
        return Done(MyTrainingLinks.Training(Id), state == EnrolmentState.Enrolled ? "Trainings.Joined" : "Trainings.JoinedList");
    }

    public async Task<IActionResult> OnPostLeaveAsync()
    {
        await Send(new LeaveSession.Command(Id));
        return Done(MyTrainingLinks.Training(Id), "Trainings.Left");
    }
}
