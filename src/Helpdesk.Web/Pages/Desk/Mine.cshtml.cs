using Helpdesk.Application.Alerts;
using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>What is mine to do.</summary>
public sealed class MineModel : HelpdeskPage
{
    public GetMine.Result Mine { get; private set; } = null!;

    public IReadOnlyList<ListOffers.Row> Offers { get; private set; } = [];

    /// <summary>What colleagues ask me, and what they answered me.</summary>
    public ListConsults.Result Questions { get; private set; } = null!;

    /// <summary>What I was told about my qualifications lately.</summary>
    public IReadOnlyList<ListMyNotices.Row> Notices { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Mine = await Send(new GetMine.Query());
        Offers = await Send(new ListOffers.Query());
        Questions = await Send(new ListConsults.Query());
        Notices = await Send(new ListMyNotices.Query());
    }
}
