using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Trainings;
using Helpdesk.Domain.Trainings;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.TagHelpers;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Helpdesk.Web.Pages.Admin.Trainings;

/// <summary>Courses and sessions as a person would say it.</summary>
internal static class TrainingWords
{
    public static string Grant(this Words words, GrantName grant) =>
        $"{words.Of(grant.Topic)} ({(grant.Generations.Count > 0 ? string.Join(", ", grant.Generations) : words.Of(grant.Family))}): {words.Of(grant.Level)}";

    public static string Validity(this Words words, int? months) => months is null ? words["Trainings.NoEnd"] : words["Trainings.Months", months];

    /// <summary>Begin and end; the day is said once where both are on the same.</summary>
    public static string Span(this ReaderTime clock, DateTimeOffset from, DateTimeOffset until)
    {
        var (begin, end) = (clock.Local(from), clock.Local(until));
        return begin.Date == end.Date ? $"{clock.Full(from)} – {end:HH:mm}" : $"{clock.Full(from)} – {clock.Full(until)}";
    }

    public static IHtmlContent Badge(this Words words, SessionPhase phase) => phase switch
    {
        SessionPhase.Planned => Badges.Tone("blue", "calendar-event", words.Of(phase)),
        SessionPhase.ResultsDue => Badges.Tone("amber", "hourglass-split", words.Of(phase)),
        SessionPhase.Finished => Badges.Tone("green", "check-circle", words.Of(phase)),
        SessionPhase.Cancelled => Badges.Tone("red", "calendar-x", words.Of(phase)),
    };

    public static IHtmlContent Badge(this Words words, EnrolmentState state) => state switch
    {
        EnrolmentState.Enrolled => Badges.Tone("green", "check-circle", words.Of(state)),
        EnrolmentState.Waiting => Badges.Tone("amber", "hourglass-split", words.Of(state)),
        EnrolmentState.Withdrawn => Badges.Tone("slate", "dash-circle", words.Of(state)),
    };

    /// <summary>What came of it, for somebody or for many.</summary>
    public static IHtmlContent Result(this Words words, bool? attended, bool? passed) => (attended, passed) switch
    {
        (_, true) => Badges.Tone("green", "mortarboard", words["Trainings.Passed"]),
        (false, _) => Badges.Tone("slate", "dash-circle", words["Trainings.Absent"]),
        (true, _) => Badges.Tone("red", "x-circle", words["Trainings.NotPassed"]),
        _ => HtmlString.Empty,
    };

    /// <summary>Grouped by family; equal group objects make one <c>optgroup</c>.</summary>
    public static IReadOnlyList<SelectListItem> Skills(this Words words, IReadOnlyList<AddQualification.SkillName> skills)
    {
        var families = skills.Select(s => s.FamilyId).Distinct()
            .ToDictionary(id => id, id => new SelectListGroup { Name = words.Of(skills.First(s => s.FamilyId == id).Family) });
        return [.. skills.Select(s => new SelectListItem(
            $"{words.Of(s.Topic)} ({(s.Generations.Count > 0 ? string.Join(", ", s.Generations) : words["People.AllGenerations"])})", $"{s.Id}")
        {
            Group = families[s.FamilyId],
        })];
    }
}
