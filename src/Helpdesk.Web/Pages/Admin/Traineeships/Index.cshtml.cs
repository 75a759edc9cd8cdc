using Helpdesk.Application.Traineeships;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Traineeships;

/// <summary>Who learns at work, and whose cases are enough.</summary>
public sealed class IndexModel : HelpdeskPage
{
    public IReadOnlyList<TraineeshipRow> Rows { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Rows = await Send(new ListTraineeships.Query());
}
