using Helpdesk.Application.Agents;
using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Agents;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Agents;

[BindProperties(SupportsGet = true)]
public sealed class IndexModel : HelpdeskPage
{
    public string Q { get; set; } = "";

    public AgentRole? Role { get; set; }

    public long? Provider { get; set; }

    public Concern? Concern { get; set; }

    public bool Inactive { get; set; }

    public int Number { get; set; } = 1;

    public ListAgents.Result Found { get; private set; } = null!;

    public Pager Pager => new(Found.Page, ListAgents.PageSize, Found.Total, number => AgentLinks.Index + new QueryBuilder
    {
        { "q", Q }, { "role", $"{Role}" }, { "provider", $"{Provider}" }, { "concern", $"{Concern}" }, { "inactive", $"{Inactive}" }, { "number", $"{number}" },
    });

    public bool IsFiltered => Q.Length > 0 || Role is not null || Provider is not null || Concern is not null || Inactive;

    public override async Task LoadAsync(CancellationToken cancellationToken) =>
        Found = await Send(new ListAgents.Query(Q, Role, Provider, Concern, Inactive, Number));
}
