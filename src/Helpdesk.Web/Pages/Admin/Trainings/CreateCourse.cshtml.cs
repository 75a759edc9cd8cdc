using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Trainings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Trainings;

public sealed class CreateCourseModel : HelpdeskPage
{
    [BindProperty]
    public CreateCourse.Command Input { get; set; } = new();

    public IReadOnlyList<AddQualification.SkillName> Skills { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Skills = await Send(new CreateCourse.Query());

    public void OnGet() => OnPostAddRow();

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(TrainingLinks.Index, "Trainings.CourseCreated");
    }

    public void OnPostAddRow() => Input = Input with { Grants = CourseFields.More(Input.Grants) };

    public void OnPostRemoveRow(int row)
    {
        ModelState.Clear();
        Input = Input with { Grants = CourseFields.Without(Input.Grants, row) };
    }
}
