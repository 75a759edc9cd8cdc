using Helpdesk.Application.DueWork;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.DueWork;

/// <summary>What is planned, whether it is late, and what failed.</summary>
public sealed class IndexModel : HelpdeskPage
{
    public ListDueWork.Result Work { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Work = await Send(new ListDueWork.Query());

    public async Task<IActionResult> OnPostRetryAsync(long id)
    {
        await Send(new RetryDueWork.Command(id));
        return Done(DueWorkLinks.Index, "DueWork.Retried");
    }

    public string Named(string kind) => T[$"DueWork.Kind.{kind}"];
}
