using Helpdesk.Application.Agents;
using Helpdesk.Application.Guidelines;
using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>What I can prove, where that lets me work, and what is missing elsewhere.</summary>
public sealed class MeModel : HelpdeskPage
{
    public GetMyQualifications.Result Mine { get; private set; } = null!;

    /// <summary>Guidelines that I have not acknowledged as they are now.</summary>
    public IReadOnlyList<MyGuidelines.Row> ToRead { get; private set; } = [];
    public ShowMyPlan.Result Plan { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Mine = await Send(new GetMyQualifications.Query());
        ToRead = (await Send(new MyGuidelines.Query())).ToRead;
        Plan = await Send(new ShowMyPlan.Query());
    }
}
