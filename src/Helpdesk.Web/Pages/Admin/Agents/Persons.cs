using Helpdesk.Application.Agents;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.TagHelpers;
using Microsoft.AspNetCore.Html;

namespace Helpdesk.Web.Pages.Admin.Agents;

/// <summary>What is said of a person in a badge.</summary>
internal static class Persons
{
    public static IHtmlContent Badge(Words words, AgentRole role) => role switch
    {
        AgentRole.Agent => Badges.Tone("slate", "person-badge", words.Of(role)),
        AgentRole.Lead => Badges.Tone("green", "speedometer2", words.Of(role)),
        AgentRole.Administrator => Badges.Tone("violet", "gear", words.Of(role)),
    };

    /// <summary>What asks for attention; where nothing does, how many qualifications count.</summary>
    public static IHtmlContent Standing(Words words, ListAgents.Row row)
    {
        var badges = new HtmlContentBuilder();
        Add(row.Expired, QualificationStatus.Expired, "People.SomeExpired");
        Add(row.ExpireSoon, QualificationStatus.ExpiresSoon, "People.SomeExpire");
        Add(row.ToVerify, QualificationStatus.Unverified, "People.SomeToVerify");
        if (row is { Expired: 0, ExpireSoon: 0, ToVerify: 0, Counting: > 0 })
        {
            Add(row.Counting, QualificationStatus.Valid, "People.SomeValid");
        }

        return badges;

        void Add(int count, QualificationStatus status, string key)
        {
            if (count > 0)
            {
                badges.AppendHtml(Badges.Worded(status, words[key, count]));
            }
        }
    }
}
