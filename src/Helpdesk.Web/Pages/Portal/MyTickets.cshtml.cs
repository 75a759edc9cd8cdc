using Helpdesk.Application.Portal;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Portal;

public sealed class MyTicketsModel : HelpdeskPage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public MyTickets.Result List { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => List = await Send(new MyTickets.Query(Number));
}
