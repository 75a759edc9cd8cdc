using Helpdesk.Application.Qualifications;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Helpdesk.Web.Pages.Admin;

/// <summary>The question whether a family, generation and tier may stay without anybody, and why; named so that it binds as the page's <c>Input</c>.</summary>
public sealed record GapFields(IGapConfirmation Input)
{
    /// <summary>It is asked once a change turns out to open a gap, and again until it is answered.</summary>
    public static bool AreNeeded(ModelStateDictionary state, IGapConfirmation input) =>
        input.Confirmed || input.GapReason.Length > 0 || state.ContainsKey("Input.Confirmed") || state.ContainsKey("Input.GapReason");
}
