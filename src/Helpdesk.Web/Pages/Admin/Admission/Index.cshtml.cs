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
}
