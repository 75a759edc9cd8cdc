using System.Text.Encodings.Web;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Html;

namespace Helpdesk.Web.TagHelpers;

/// <summary>
/// The repeated notions of the desk, each with colour, symbol and word. Plain functions instead of tag helpers,
/// because they stand in rows and a tag helper in a row costs more than the row.
/// </summary>
public static class Badges
{
    public static IHtmlContent Badge(this Words words, Tier tier) =>
        Badge($"tier-{(int)tier}", IconTagHelper.Svg($"tier-{(int)tier}"), words.Of(tier));

    public static IHtmlContent Badge(this Words words, TicketState state) => Badge(Class(state), Dot, words.Of(state));

    public static IHtmlContent Mark(this Words words, TicketState state) => Mark(Class(state), Dot, words.Of(state));

    public static IHtmlContent PriorityBadge(this Words words, int priority) =>
        Badge($"prio-{priority}", IconTagHelper.Svg($"prio-{priority}"), words[$"Priority.{priority}"]);

    public static IHtmlContent PriorityMark(this Words words, int priority) =>
        Mark($"prio-{priority}", IconTagHelper.Svg($"prio-{priority}"), words[$"Priority.{priority}"]);

    public static IHtmlContent Badge(this Words words, Lifecycle lifecycle) => lifecycle switch
    {
        Lifecycle.Current => Badge("life-current", IconTagHelper.Svg("check-circle"), words.Of(lifecycle)),
        Lifecycle.Older => Badge("life-older", IconTagHelper.Svg("clock-history"), words.Of(lifecycle)),
        Lifecycle.EndOfSupport => Badge("life-ended", IconTagHelper.Svg("slash-circle"), words.Of(lifecycle)),
    };

    /// <param name="words">The reader's language.</param>
    /// <param name="status">Where the qualification stands now.</param>
    /// <param name="until">The day it ends or ended, where that is the news.</param>
    public static IHtmlContent Badge(this Words words, QualificationStatus status, string until = "") => Worded(status,
        status is QualificationStatus.ExpiresSoon or QualificationStatus.Expired ? $"{words.Of(status)} {until}".Trim() : words.Of(status));

    /// <summary>The colour and symbol of a status with words of one's own: how many there are of it.</summary>
    public static IHtmlContent Worded(QualificationStatus status, string word) => status switch
    {
        QualificationStatus.Valid => Badge("qual-valid", IconTagHelper.Svg("patch-check"), word),
        QualificationStatus.ExpiresSoon => Badge("qual-expiring", IconTagHelper.Svg("hourglass-split"), word),
        QualificationStatus.Expired => Badge("qual-expired", IconTagHelper.Svg("calendar-x"), word),
        QualificationStatus.Unverified => Badge("qual-unverified", IconTagHelper.Svg("question-circle"), word),
        QualificationStatus.NotYetValid => Badge("tone-slate", IconTagHelper.Svg("clock"), word),
        QualificationStatus.Revoked => Badge("tone-red", IconTagHelper.Svg("x-circle"), word),
    };

    public static IHtmlContent Badge(this Words words, TraineeshipStatus status) => status switch
    {
        TraineeshipStatus.NotBegun => Badge("tone-slate", IconTagHelper.Svg("clock"), words.Of(status)),
        TraineeshipStatus.Running => Badge("tone-violet", IconTagHelper.Svg("mortarboard"), words.Of(status)),
        TraineeshipStatus.TimeIsUp => Badge("tone-amber", IconTagHelper.Svg("calendar-x"), words.Of(status)),
        TraineeshipStatus.Qualified => Badge("tone-green", IconTagHelper.Svg("patch-check"), words.Of(status)),
        TraineeshipStatus.Ended => Badge("tone-slate", IconTagHelper.Svg("slash-circle"), words.Of(status)),
    };

    public static IHtmlContent Badge(this Words words, Presence presence) => Badge($"tone-{Tone(presence)}", IconTagHelper.Svg(Symbol(presence)), words.Of(presence));

    /// <summary>The colour and the symbol of a presence; the word stands beside them.</summary>
    public static string Tone(Presence presence) => presence switch
    {
        Presence.Available => "green",
        Presence.TransfersOnly => "blue",
        Presence.Busy => "orange",
        Presence.Away => "amber",
        Presence.Offline => "slate",
    };

    public static string Symbol(Presence presence) => presence switch
    {
        Presence.Available => "check-circle",
        Presence.TransfersOnly => "arrow-left-right",
        Presence.Busy => "dash-circle",
        Presence.Away => "clock",
        Presence.Offline => "slash-circle",
    };

    /// <summary>Anything else: a tone (blue, violet, plum, green, amber, orange, red, slate), a symbol and a word.</summary>
    public static IHtmlContent Tone(string tone, string icon, string word) => Badge($"tone-{tone}", IconTagHelper.Svg(icon), word);

    /// <summary>Whether time counts by a calendar at this moment.</summary>
    public static IHtmlContent OpenBadge(this Words words, bool open) => open
        ? Badge("tone-green", IconTagHelper.Svg("check-circle"), words["Calendars.Open"])
        : Badge("tone-slate", IconTagHelper.Svg("moon-stars"), words["Calendars.Closed"]);

    public static IHtmlContent ActivityBadge(this Words words, bool active) => active
        ? Badge("tone-green", IconTagHelper.Svg("check-circle"), words["Shared.Active"])
        : Badge("tone-slate", IconTagHelper.Svg("pause-circle"), words["Shared.Deactivated"]);

    /// <summary>A symbol of the icon set, for rows and names that come from data.</summary>
    public static IHtmlContent Icon(string name) => new HtmlString(IconTagHelper.Svg(HtmlEncoder.Default.Encode(name)));

    private const string Dot = "<span class=\"state-dot\" aria-hidden=\"true\"></span>";

    private static string Class(TicketState state) => state switch
    {
        TicketState.New => "state-new",
        TicketState.Open => "state-open",
        TicketState.WaitingForCustomer => "state-waiting",
        TicketState.WaitingForThirdParty => "state-third-party",
        TicketState.Resolved => "state-resolved",
        TicketState.Closed => "state-closed",
    };

    /// <summary>Words of one's own in one of the colours, with a symbol.</summary>
    public static IHtmlContent Toned(string tone, string symbol, string word) => Badge($"tone-{tone}", IconTagHelper.Svg(symbol), word);

    private static HtmlString Badge(string css, string symbol, string word) => Span("badge", css, symbol, word);

    private static HtmlString Mark(string css, string symbol, string word) => Span("mark", css, symbol, word);

    private static HtmlString Span(string kind, string css, string symbol, string word) =>
        new($"<span class=\"{kind} {css}\">{symbol}{HtmlEncoder.Default.Encode(word)}</span>");
}
