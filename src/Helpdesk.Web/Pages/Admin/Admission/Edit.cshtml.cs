using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Admission;

public sealed class EditModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public ChangeAdmissionRule.Command Input { get; set; } = new();

    public ChangeAdmissionRule.Form Now { get; private set; } = null!;

    public string Name => Now.Family is null ? T["People.GeneralRule"] : T.Of(Now.Family);

    /// <summary>The rule as it is saved, to be read in words above the rows and beside what somebody else changed.</summary>
    public IReadOnlyList<ConditionFact> Saved =>
        [.. Now.Input.Conditions.Select(r => new ConditionFact(r.Alternative, r.Level!.Value, r.Evidence, r.Topic, Now.Topics.FirstOrDefault(t => t.Id == r.Topic)?.Name))];

    /// <summary>Who would gain or lose admission by what has been typed; null until somebody asks.</summary>
    public CoverageChange? Preview { get; private set; }

    public bool AsksAboutGap => Preview?.Opened.Count > 0 || GapFields.AreNeeded(ModelState, Input);

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ChangeAdmissionRule.Query(Id));

    public void OnGet()
    {
        Input = Now.Input;
        if (Input.Conditions.Length == 0)
        {
            OnPostAddRow();
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Rule = Id });
        return Done(AdmissionLinks.Index, "People.RuleSaved");
    }

    public async Task OnPostPreviewAsync() => Preview = await Send(new PreviewAdmissionRule.Query(Id, Input.Conditions, Input.RequiresGuidelines));

    /// <summary>How many days are replayed.</summary>
    [BindProperty]
    public int Days { get; set; } = DryRun.UsualDays;

    /// <summary>The rule as typed, on past tickets. What cannot be a rule is refused here, beside its fields.</summary>
    public async Task<IActionResult> OnPostReplayAsync()
    {
        await OnPostPreviewAsync();
        return LocalRedirect(AdmissionLinks.Replay(Id, Input.Conditions, Input.RequiresGuidelines, Math.Clamp(Days, 1, DryRun.MostDays)));
    }

    /// <summary>Without scripts the button asks the server for one more row; it belongs to the alternative of the last.</summary>
    public void OnPostAddRow()
    {
        if (Input.Conditions.Length < AdmissionRule.MaxConditions)
        {
            Input = Input with { Conditions = [.. Input.Conditions, new() { Alternative = Input.Conditions is [.., var last] ? last.Alternative : 1 }] };
        }
    }

    public void OnPostRemoveRow(int row)
    {
        ModelState.Clear();
        Input = Input with { Conditions = [.. Input.Conditions.Where((_, index) => index != row)] };
    }

    public override void Rebase() => Input = Input with { Version = Now.Input.Version };
}
