using Helpdesk.Application.Agents;
using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Teams;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Agents;

public sealed class ShowModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateTimeOffset? At { get; set; }

    public ShowAgent.Result Now { get; private set; } = null!;

    public bool IsPast => At is { } at && at == Now.At;

    public bool IsOneself => CurrentUser.AgentId == Id;

    public IEnumerable<IGrouping<Tier, Application.Qualifications.Admission>> ByTier => Now.Admissions.GroupBy(a => a.Tier);

    public IEnumerable<Tier> AdmittedTiers => Now.Admissions.Where(a => a.Decision.Verdict.IsAllowed).Select(a => a.Tier).Distinct();

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ShowAgent.Query(Id, At));

    public async Task<IActionResult> OnPostVerifyAsync(long qualification, int version)
    {
        await Send(new VerifyQualification.Command(qualification, version));
        return Done(AgentLinks.Show(Id), "People.Verified");
    }
}
