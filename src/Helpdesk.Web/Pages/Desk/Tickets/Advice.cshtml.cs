using Helpdesk.Application.Tickets;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Who finally solved tickets like this one. The ticket's page shows the same when somebody asks for it there.</summary>
public sealed class AdviceModel : TicketPage
{
    public GetAdvice.Result Shown { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Shown = await Send(new GetAdvice.Query(Id));
}
