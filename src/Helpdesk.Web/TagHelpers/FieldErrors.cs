using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Helpdesk.Web.TagHelpers;

public static class FieldErrors
{
    /// <summary>What is wrong with a field, for what no tag helper writes; null where nothing is.</summary>
    public static string? ErrorOf(this ViewDataDictionary data, string field) =>
        data.ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}
