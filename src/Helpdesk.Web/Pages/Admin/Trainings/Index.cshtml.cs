using Helpdesk.Application.Security;
using Helpdesk.Application.Trainings;
using Helpdesk.Domain.Trainings;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Trainings;

/// <summary>What is taught here, when, and what still waits for its results.</summary>
public sealed class IndexModel : HelpdeskPage
{
    public ListTrainings.Result Now { get; private set; } = null!;

    public bool Teaches => CurrentUser.May(Permission.TeachPeople);

    public IReadOnlyList<ListTrainings.SessionRow> Past =>
        [.. Now.In(SessionPhase.Finished).Concat(Now.In(SessionPhase.Cancelled)).OrderByDescending(s => s.StartsAt)];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ListTrainings.Query());
}
