using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Teams;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Admission;

public sealed class IndexModel : HelpdeskPage
{
    public IReadOnlyList<ListAdmissionRules.TierRules> Now { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ListAdmissionRules.Query());

    public async Task<IActionResult> OnPostAddAsync(Tier tier, long family)
    {
        var rule = await Send(new CreateAdmissionRule.Command(tier, family));
        return Done(AdmissionLinks.Edit(rule.Id), "People.RuleAdded");
    }

    public async Task<IActionResult> OnPostDeleteAsync(long rule, int version)
    {
        await Send(new DeleteAdmissionRule.Command(rule, version));
        return Done(AdmissionLinks.Index, "People.RuleDeleted");
    }
}
