using Helpdesk.Application.DueWork;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.DueWork;

/// <summary>What is planned and ran, whether it is late, and what failed.</summary>
public sealed class IndexModel(WordList list) : HelpdeskPage
{
    [FromQuery(Name = "number")]
    public int Number { get; set; } = 1;

    public ListDueWork.Result Work { get; private set; } = null!;

    public Pager Pager => new(Work.Page, ListDueWork.PageSize, Work.Total, DueWorkLinks.Failures);

    public override async Task LoadAsync(CancellationToken cancellationToken) => Work = await Send(new ListDueWork.Query(Number));

    public async Task<IActionResult> OnPostRetryAsync(long id)
    {
        await Send(new RetryDueWork.Command(id));
        return Done(DueWorkLinks.Index, "DueWork.Retried");
    }

    public async Task<IActionResult> OnPostRetryAllAsync()
    {
        await Send(new RetryGivenUpWork.Command());
        return Done(DueWorkLinks.Index, "DueWork.AllRetried");
    }

    public async Task<IActionResult> OnPostRunAsync(string? kind)
    {
        await Send(new RunRecurringWork.Command(kind ?? ""));
        return Done(DueWorkLinks.Index, "DueWork.RunsNow");
    }

    /// <summary>Work of a newer release stands there with the name of its kind.</summary>
    public string Named(string kind) => list.Has($"DueWork.Kind.{kind}") ? T[$"DueWork.Kind.{kind}"] : kind;

    public string Cause(string cause) => FailureCause.Known.Contains(cause) ? T[$"DueWork.Cause.{cause}"] : cause;
}
