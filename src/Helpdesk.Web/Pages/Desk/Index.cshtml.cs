using System.Globalization;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>The queues, a tier at a time. Filters and places stand in the address; what is not understood there is ignored.</summary>
public sealed class IndexModel : HelpdeskPage
{
    [FromQuery(Name = "tier")]
    public Tier? Tier { get; set; }

    [FromQuery(Name = "state")]
    public TicketState? State { get; set; }

    [FromQuery(Name = "owner")]
    public QueueOwner? Owner { get; set; }

    [FromQuery(Name = "family")]
    public long? Family { get; set; }

    [FromQuery(Name = "team")]
    public long? Team { get; set; }

    [FromQuery(Name = "after")]
    public string? After { get; set; }

    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public GetQueue.Result Queue { get; private set; } = null!;

    public bool IsFiltered => State is not null || Owner is not null || Family is not null || Team is not null;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Queue = await Send(new GetQueue.Query
    {
        Tier = Tier,
        State = State,
        Owner = Owner,
        Family = Family,
        Team = Team,
        After = QueuePosition.Read(After),
        Before = QueuePosition.Read(Before),
    });

    /// <summary>This queue with these filters at another place.</summary>
    public string At(string direction, QueuePosition place)
    {
        var query = new QueryBuilder { { "tier", Queue.Tier.ToString() } };
        void Add(string name, object? value)
        {
            if (value is not null)
            {
                query.Add(name, Convert.ToString(value, CultureInfo.InvariantCulture)!);
            }
        }

        Add("state", State);
        Add("owner", Owner);
        Add("family", Family);
        Add("team", Team);
        Add(direction, place);
        return DeskLinks.Home + query;
    }
}
