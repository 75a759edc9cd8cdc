using Helpdesk.Application.Tickets;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>A page for whoever is asked. What was typed is shown again, whatever became of the question.</summary>
public abstract class ConsultPage : TicketPage
{
    public GetConsult.Result Shown { get; private set; } = null!;

    public bool ShowsForm => Shown.May.IsAllowed || (HttpMethods.IsPost(Request.Method) && Shown.Mine is not null);

    public override async Task LoadAsync(CancellationToken cancellationToken) => Shown = await Send(new GetConsult.Query(Id));
}
