using Helpdesk.Application.Agents;
using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>What I can prove, where that lets me work, and what is missing elsewhere.</summary>
public sealed class MeModel : HelpdeskPage
{
    public GetMyQualifications.Result Mine { get; private set; } = null!;

    public ShowMyPlan.Result Plan { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Mine = await Send(new GetMyQualifications.Query());
        Plan = await Send(new ShowMyPlan.Query());
    }
}
