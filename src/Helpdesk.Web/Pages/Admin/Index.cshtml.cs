using Helpdesk.Application.Settings;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Admin.Agents;
using Helpdesk.Web.Pages.Admin.Products;
using Helpdesk.Web.Pages.Admin.Teams;

namespace Helpdesk.Web.Pages.Admin;

/// <summary>How far the desk is set up, what is missing, and the way on.</summary>
public sealed class IndexModel : HelpdeskPage
{
    public Overview.Result Desk { get; private set; } = null!;

    public int StepsDone => Desk.Steps.Count(s => s.IsDone);

    public override async Task LoadAsync(CancellationToken cancellationToken) => Desk = await Send(new Overview.Query());

    /// <summary>What is there already, in figures.</summary>
    public string Summary(SetUpStep step) => step switch
    {
        SetUpStep.Products => T["Overview.Products", Desk.Families, Desk.Counts.Products, Desk.Counts.Generations],
        SetUpStep.Teams => T["Overview.Teams", Desk.Counts.Teams, Desk.Counts.ProviderTeams],
        SetUpStep.People => T["Overview.People", Desk.Counts.Agents, Desk.Counts.ProviderAgents],
        SetUpStep.Skills => T["Overview.Skills", Desk.Counts.Skills, Desk.Counts.VerifiedQualifications],
        SetUpStep.Admission => T["Overview.Admission"],
        SetUpStep.TryIt => T["Overview.TryIt"],
    };

    /// <summary>What there is to do with a step that is done.</summary>
    public string Verb(SetUpStep step) => T[step == SetUpStep.TryIt ? "Overview.Again" : "Overview.Change"];

    public string Address(SetUpStep step) => step switch
    {
        SetUpStep.Products => ProductsLinks.Index,
        SetUpStep.Teams => TeamsLinks.Index,
        SetUpStep.People => AgentLinks.Index,
        SetUpStep.Skills => "/admin/skills",
        SetUpStep.Admission => "/admin/admission",
        SetUpStep.TryIt => SharedLinks.Portal,
    };
}
