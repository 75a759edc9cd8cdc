using Helpdesk.Domain.Notices;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.TagHelpers;
using Microsoft.AspNetCore.Html;

namespace Helpdesk.Web.Pages.Desk.Notices;

internal static class NoticeWords
{
    /// <summary>What waits for somebody stands out from what is only told.</summary>
    public static IHtmlContent Badge(this Words words, NoticeKind kind) => kind switch
    {
        NoticeKind.Assigned => Badges.Tone("blue", "person-check", words.Of(kind)),
        NoticeKind.Offered => Badges.Tone("violet", "arrow-left-right", words.Of(kind)),
        NoticeKind.Returned => Badges.Tone("blue", "arrow-return-left", words.Of(kind)),
        NoticeKind.CustomerWrote => Badges.Tone("plum", "chat-left-text", words.Of(kind)),
        NoticeKind.QuestionAsked => Badges.Tone("violet", "question-circle", words.Of(kind)),
        NoticeKind.QuestionAnswered => Badges.Tone("green", "reply", words.Of(kind)),
        NoticeKind.AnswerWaits => Badges.Tone("violet", "mortarboard", words.Of(kind)),
        NoticeKind.AnswerDecided => Badges.Tone("green", "check-circle", words.Of(kind)),
        NoticeKind.ClockStep => Badges.Tone("orange", "stopwatch", words.Of(kind)),
        NoticeKind.Woken => Badges.Tone("blue", "sun", words.Of(kind)),
        NoticeKind.Alert => Badges.Tone("amber", "megaphone", words.Of(kind)),
    };
}
