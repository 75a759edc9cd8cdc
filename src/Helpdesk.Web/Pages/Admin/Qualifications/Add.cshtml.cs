using Helpdesk.Application.Qualifications;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Admin.Agents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Helpdesk.Web.Pages.Admin.Qualifications;

public sealed class AddModel(ReaderTime clock) : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public AddQualification.Command Input { get; set; } = new();

    public AddQualification.Form Form { get; private set; } = null!;

    /// <summary>Grouped by family; equal group objects make one <c>optgroup</c>.</summary>
    public IEnumerable<SelectListItem> Skills
    {
        get
        {
            var families = Form.Skills.Select(s => s.FamilyId).Distinct()
                .ToDictionary(id => id, id => new SelectListGroup { Name = T.Of(Form.Skills.First(s => s.FamilyId == id).Family) });
            return Form.Skills.Select(s => new SelectListItem(Named(s), $"{s.Id}") { Group = families[s.FamilyId] });
        }
    }

    public override async Task LoadAsync(CancellationToken cancellationToken) => Form = await Send(new AddQualification.Query(Id));

    public void OnGet() => Input = new() { ValidFrom = clock.FromLocal(clock.Local(clock.Now).Date) };

    public async Task<IActionResult> OnPostAsync()
    {
        // People mean the last day by "until"; the domain keeps the first moment after it.
        var until = Input.ValidUntil is { } day ? clock.EndOfDay(day) : (DateTimeOffset?)null;
        await Send(Input with { Agent = Id, ValidUntil = until });
        return Done(AgentLinks.Show(Id), Id == CurrentUser.AgentId ? "People.OwnAdded" : "People.Added");
    }

    private string Named(AddQualification.SkillName skill) =>
        $"{T.Of(skill.Topic)} ({(skill.Generations.Count > 0 ? string.Join(", ", skill.Generations) : T["People.AllGenerations"])})";
}
