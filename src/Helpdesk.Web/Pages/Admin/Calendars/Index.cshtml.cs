using Helpdesk.Application.Clocks;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Calendars;

public sealed class IndexModel : HelpdeskPage
{
    public IReadOnlyList<ListCalendars.Row> Calendars { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Calendars = await Send(new ListCalendars.Query());
}
