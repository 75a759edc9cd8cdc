using Helpdesk.Application.Security;
using Helpdesk.Application.Trainings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Trainings;

public sealed class SessionModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public Choice Input { get; set; } = new(null);

    public ShowSession.Result Now { get; private set; } = null!;

    public bool Teaches => CurrentUser.May(Permission.TeachPeople);

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ShowSession.Query(Id));

    public async Task<IActionResult> OnPostEnrolAsync()
    {
        await Send(new Enrol.Command(Id, Input.Agent ?? 0));
        return Done(TrainingLinks.Session(Id), "Trainings.Enrolled");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(long agent)
    {
        await Send(new Withdraw.Command(Id, agent));
        return Done(TrainingLinks.Session(Id), "Trainings.Withdrawn");
    }

    public sealed record Choice(long? Agent);
}
