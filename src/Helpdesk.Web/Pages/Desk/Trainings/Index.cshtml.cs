using Helpdesk.Application.Trainings;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Desk.Trainings;

/// <summary>What I can learn, where I am enrolled, and what came of it.</summary>
public sealed class IndexModel : HelpdeskPage
{
    public MyTrainings.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new MyTrainings.Query());
}
