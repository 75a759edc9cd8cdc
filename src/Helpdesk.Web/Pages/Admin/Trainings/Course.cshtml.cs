using Helpdesk.Application.Trainings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Trainings;

public sealed class CourseModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditCourse.Command Input { get; set; } = new();

    public EditCourse.Result Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditCourse.Query(Id));

    public void OnGet() => Input = Now.Form;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Course = Id });
        return Done(TrainingLinks.Index, "Shared.Saved");
    }

    public Task<IActionResult> OnPostDeactivateAsync(int version) => SetAsync(version, active: false);

    public Task<IActionResult> OnPostReactivateAsync(int version) => SetAsync(version, active: true);

    public void OnPostAddRow() => Input = Input with { Grants = CourseFields.More(Input.Grants) };

    public void OnPostRemoveRow(int row)
    {
        ModelState.Clear();
        Input = Input with { Grants = CourseFields.Without(Input.Grants, row) };
    }

    public override void Rebase()
    {
        // The button that takes a course out of use posts no form.
        Input = Input.NameEn.Length > 0 ? Input : Now.Form;
        Changes = Change.Between(
            new(T["Trainings.NameEn"], Now.Form.NameEn, Input.NameEn),
            new(T["Trainings.NameDe"], Now.Form.NameDe, Input.NameDe),
            new(T["Trainings.Grants"], Listed(Now.Form), Listed(Input)),
            new(T["Trainings.PassMark"], $"{Now.Form.PassMark}", $"{Input.PassMark}"),
            new(T["Trainings.ValidityMonths"], $"{Now.Form.ValidityMonths}", $"{Input.ValidityMonths}"),
            new(T["Trainings.RenewalCases"], $"{Now.Form.RenewalCases}", $"{Input.RenewalCases}"),
            new(T["Trainings.RenewalMonths"], $"{Now.Form.RenewalMonths}", $"{Input.RenewalMonths}"));
        Input = Input with { Version = Now.Form.Version };
    }

    private async Task<IActionResult> SetAsync(int version, bool active)
    {
        await Send(new SetCourseActivity.Command(Id, version, active));
        return Done(TrainingLinks.Course(Id), active ? "Trainings.Reactivated" : "Trainings.Deactivated");
    }

    private string Listed(CourseForm form) => string.Join(", ", form.Grants.Where(g => g.Skill is not null).OrderBy(g => g.Skill)
        .Select(g => $"{T.Of(Now.Skills.FirstOrDefault(s => s.Id == g.Skill)?.Topic)}: {T.Of(g.Level)}"));
}
