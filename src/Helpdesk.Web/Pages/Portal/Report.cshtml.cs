using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Portal;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Portal;

public enum ReportStep
{
    Family,
    Product,
    Generation,
    Describe,
}

/// <summary>
/// Choices stand in the address, so going back and forth is the browser's own. Once there is text, changing a choice
/// posts the form and carries the text along.
/// </summary>
public sealed class ReportModel : HelpdeskPage
{
    private const long NotSure = 0;

    [BindProperty(SupportsGet = true, Name = "family")]
    public long? Family { get; set; }

    [BindProperty(SupportsGet = true, Name = "product")]
    public long? Product { get; set; }

    [BindProperty(SupportsGet = true, Name = "generation")]
    public long? Generation { get; set; }

    [BindProperty]
    public ReportProblem.Command Input { get; set; } = new() { Language = WordList.CurrentLanguage };

    public PrepareReport.Result Offer { get; private set; } = null!;

    /// <summary>Text was typed already and travels along while a choice is changed.</summary>
    public bool Carries { get; private set; }

    public ReportStep Step => this switch
    {
        _ when IsPost && !Carries => ReportStep.Describe,
        { Offer.Family: null } => ReportStep.Family,
        { Product: null, Offer.Products.Count: > 0 } => ReportStep.Product,
        { Generation: null, Offer.Generations.Count: > 0 } => ReportStep.Generation,
        _ => ReportStep.Describe,
    };

    private bool IsPost => HttpMethods.IsPost(Request.Method);

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Offer = await Send(new PrepareReport.Query(Family, Product, Generation));
        if (!IsPost && !IsOffered())
        {
            throw new NotFoundException(nameof(Product));
        }
    }

    public void OnGet() => Input = Input with { Name = Offer.Reporter?.Name ?? "", Email = Offer.Reporter?.Email ?? "" };

    public void OnPostChange() => Carries = true;

    public async Task<IActionResult> OnPostAsync()
    {
        var link = await Send(Input with { Family = Family ?? NotSure, Product = Known(Product), Generation = Known(Generation) });
        return LocalRedirect(PortalLinks.Received(link.Text));
    }

    private static long? Known(long? id) => id is NotSure ? null : id;

    private bool IsOffered() => ModelState.IsValid
        && (Family is null || Offer.Family is not null)
        && (Known(Product) is null || Offer.Product is not null)
        && (Known(Generation) is null || Offer.Generation is not null);
}
