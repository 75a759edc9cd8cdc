using Helpdesk.Application.Trainings;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Helpdesk.Web.Pages.Admin.Trainings;

/// <summary>The fields of a course, new or old; named so that they bind as the page's <c>Input</c>.</summary>
public sealed record CourseFields(CourseForm Input, IReadOnlyList<SelectListItem> Skills)
{
    /// <summary>One more row for a skill, as the button asks for where no script adds it.</summary>
    public static CourseForm.Row[] More(CourseForm.Row[] rows) => rows.Length < Domain.Trainings.Course.MaxGrants ? [.. rows, new()] : rows;

    public static CourseForm.Row[] Without(CourseForm.Row[] rows, int row) => [.. rows.Where((_, index) => index != row)];
}
