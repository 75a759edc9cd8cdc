using System.Text;
using System.Text.Encodings.Web;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.TagHelpers;
using Microsoft.AspNetCore.Html;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>The people a ticket could go to, for whoever looks.</summary>
public sealed record WhoView(long TicketId, Work Work, IReadOnlyList<Judged> People, CurrentUser User);

/// <summary>The gate's answers in words.</summary>
public static class WhoWords
{
    /// <summary>Skill, level and generation that the work asks for.</summary>
    public static string Required(this Words words, Work work)
    {
        var asked = work.Skills.Count == 0
            ? words["Escalation.RequiresAdmission", work.Tier, work.Family]
            : string.Join("; ", work.Skills.Select(s => words["Escalation.RequiresSkill", s.Topic, work.Family, s.Level]));
        return work.Generation is { } generation ? words["Escalation.ForGeneration", asked, generation] : asked;
    }

    /// <summary>The best proof, and what ends when.</summary>
    public static string WhyEligible(this Words words, Judged person, Work work, ReaderTime clock)
    {
        if (person.Agent.Overrides.FirstOrDefault(o => o.Id == person.Gate.OverrideId) is { } pass)
        {
            return words["Escalation.ByOverride", pass.ValidUntil];
        }

        if (person.Gate.Training is { } training)
        {
            return words["Learning.InTraining", training.Mentor];
        }

        return Best(person, work) switch
        {
            null => words["Escalation.Admitted"],
            { ValidUntil: { } until } best when best.StatusAt(clock.Now) == QualificationStatus.ExpiresSoon =>
                words["Escalation.HoldsUntil", best.Topic, best.Level, until],
            { } best => words["Escalation.Holds", best.Topic, best.Level],
        };
    }

    /// <summary>One line of the list; plain markup, because it stands in a loop.</summary>
    public static IHtmlContent Row(this Words words, Judged person, Work work, ReaderTime clock, string? overrideLink)
    {
        string Encode(string text) => HtmlEncoder.Default.Encode(text);
        var may = person.Gate.Verdict.IsAllowed;
        var html = new StringBuilder()
            .Append(may ? "<div class=\"eligible\">" : "<div class=\"eligible is-out\">")
            .Append("<span class=\"avatar avatar-sm").Append(may ? $" tier-{(int)work.Tier}" : "").Append("\" aria-hidden=\"true\">")
            .Append(Encode(Symbols.Initials(person.Agent.Name))).Append("</span><strong>").Append(Encode(person.Agent.Name)).Append("</strong>");
        html.Append(overrideLink is null
            ? "<span></span>"
            : $"<a class=\"btn btn-quiet btn-sm\" href=\"{Encode(overrideLink)}\" aria-label=\"{Encode(words["Escalation.OverrideFor", person.Agent.Name])}\">{Encode(words["Escalation.Override"])}</a>");

        foreach (var line in may ? [words.WhyEligible(person, work, clock)] : person.Gate.Verdict.Reasons.Select(words.Of))
        {
            html.Append("<span class=\"why\">").Append(may ? "" : $"{Symbols.Icon("exclamation-triangle")} ").Append(Encode(line)).Append("</span>");
        }

        return new HtmlString(html.Append("</div>").ToString());
    }

    private static HeldQualification? Best(Judged person, Work work) =>
        person.Agent.Qualifications.Where(q => person.Gate.Qualifications.Contains(q.Id))
            .OrderByDescending(q => work.Skills.Any(s => s.TopicId == q.TopicId)).ThenByDescending(q => q.Level).FirstOrDefault();
}
