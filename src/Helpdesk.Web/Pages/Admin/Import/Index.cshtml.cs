using System.Globalization;
using System.Text;
using Helpdesk.Application.Import;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Helpdesk.Web.Pages.Admin.Import;

/// <summary>Checks a file, shows what it would do and what is wrong with it, and only then does it.</summary>
public sealed class IndexModel(CheckedFiles files) : HelpdeskPage
{
    [BindProperty]
    public ImportFile.Command Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The file as it was checked, sealed.</summary>
    [BindProperty]
    public string Checked { get; set; } = "";

    public CheckFile.Result? Result { get; private set; }

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<ImportKind>().Select(k => new SelectListItem(T[$"Import.Kind.{k}"], $"{k}"));

    public IEnumerable<PlannedLine> Effects => (Result?.Report.Lines ?? []).Where(l => l.Effect != LineEffect.None);

    /// <summary>What was checked before is shown again, also where the import is refused.</summary>
    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (Checked.Length > 0 && files.Open(CurrentUser, Input.Kind, Checked) is { } text)
        {
            Input = Input with { Text = text };
            Result = await Send(new CheckFile.Query(Input.Kind, Encoding.UTF8.GetBytes(text)));
        }
    }

    public async Task<IActionResult> OnGetExportAsync(ImportKind kind)
    {
        // German spreadsheets separate by semicolons, because the comma stands in their numbers.
        var separator = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" ? ';' : ',';
        var file = await Send(new ExportFile.Query(kind, separator));
        return File(file.Content, "text/csv; charset=utf-8", file.Name);
    }

    public async Task<IActionResult> OnPostCheckAsync()
    {
        if (Upload is not { Length: > 0 })
        {
            ModelState.AddModelError(nameof(Upload), T["Import.NoFile"]);
            return Refused();
        }

        // One byte more than is allowed is enough to be told so.
        var content = new byte[Math.Min(Upload.Length, ImportText.MaxBytes + 1)];
        await using var upload = Upload.OpenReadStream();
        await upload.ReadExactlyAsync(content, HttpContext.RequestAborted);
        Result = await Send(new CheckFile.Query(Input.Kind, content));
        Checked = Result.Report.Faults.Count == 0 ? files.Seal(CurrentUser, Input.Kind, Result.Text) : "";
        ModelState.Remove(nameof(Checked));
        return Result.Report.Faults.Count == 0 ? Page() : Refused();
    }

    public async Task<IActionResult> OnPostImportAsync()
    {
        if (Result is null)
        {
            ModelState.AddModelError("", T["Import.Gone"]);
            return Refused();
        }

        await Send(Input);
        return Done(ImportLinks.Index, "Import.Done");
    }

    private PageResult Refused()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
