using Helpdesk.Application.Qualifications;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Qualifications;

public sealed class IndexModel : HelpdeskPage
{
    [BindProperty(SupportsGet = true)]
    public Concern Concern { get; set; } = Concern.ToVerify;

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    public ListConcerns.Result Found { get; private set; } = null!;

    public Pager Pager => new(Found.Page, ListConcerns.PageSize, Found.Of(Concern), number => QualificationLinks.List(Concern, number));

    public override async Task LoadAsync(CancellationToken cancellationToken) => Found = await Send(new ListConcerns.Query(Concern, Number));

    public async Task<IActionResult> OnPostVerifyAsync(long qualification, int version)
    {
        await Send(new VerifyQualification.Command(qualification, version));
        return Done(QualificationLinks.List(Concern), "People.Verified");
    }
}
