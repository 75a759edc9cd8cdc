using Helpdesk.Application.Clocks;
using Helpdesk.Domain.Clocks;

namespace Helpdesk.Web.Pages.Admin.Agreements;

/// <summary>The fields of an agreement, new or old; named so that they bind as the page's <c>Input</c>.</summary>
public sealed record AgreementFields(AgreementForm Input, AgreementKind Kind, AgreementChoices Choices)
{
    /// <summary>From the shortest time to the longest: enough for a list.</summary>
    public static string Range(IEnumerable<AgreementTarget> targets, ClockKind clock)
    {
        var times = targets.Where(t => t.Clock == clock).Select(t => t.Time).Distinct().Order().Select(PromisedTime.Write).ToList();
        return times switch
        {
            [] => "–",
            [var only] => $"{only} h",
            [var shortest, .., var longest] => $"{shortest}–{longest} h",
        };
    }

    /// <summary>For the comparison after somebody else changed it.</summary>
    public static string Worded(AgreementForm form) => string.Join("; ", form.Rows.Index().Select(r => $"P{r.Index + 1} {string.Join(" · ", r.Item.Times.Select(t => string.IsNullOrWhiteSpace(t) ? "–" : t))}"));
}
