using System.Text.Encodings.Web;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.TagHelpers;
using Microsoft.AspNetCore.Html;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>Promises in words and colour: how much time is left, or what stops it.</summary>
public static class PromiseWords
{
    private static readonly TimeSpan Close = TimeSpan.FromHours(1);

    /// <summary>The next thing that falls due about a ticket in a list.</summary>
    public static IHtmlContent Due(this Words words, TicketRow row, PromiseBook book, ReaderTime clock)
    {
        if (row.DueClock is not { } kind)
        {
            var stands = row.State is TicketState.WaitingForCustomer or TicketState.WaitingForThirdParty;
            return new HtmlString($"<span class=\"muted\">{Encode(stands ? words["Promises.Stands"] : "–")}</span>");
        }

        var left = book.Left(row.DueBy, row.DueCalendarId, clock.Now);
        return new HtmlContentBuilder()
            .AppendHtml(words.Left(left, left < Close))
            .AppendHtml($"<span class=\"cell-sub\" title=\"{Encode(clock.Full(row.DueBy))}\">{Encode(words.Of(kind))}</span>");
    }

    /// <summary>What is left of a promise: red when it is broken, amber when it is close.</summary>
    public static IHtmlContent Left(this Words words, TimeSpan left, bool isClose) => left < TimeSpan.Zero
        ? Badges.Toned("red", "exclamation-octagon", words["Promises.Late", Worded(-left)])
        : isClose ? Badges.Toned("amber", "hourglass-split", words["Promises.Left", Worded(left)])
        : Badges.Toned("green", "clock", words["Promises.Left", Worded(left)]);

    public static IHtmlContent Badge(this Words words, TicketPromise promise) => promise.Stands
        ? Badges.Toned("slate", "pause-circle", words["Promises.StandsWith", Worded(promise.Left)])
        : words.Left(promise.Left, promise.IsClose);

    /// <summary>Hours and minutes of business time.</summary>
    public static string Worded(TimeSpan time) => time.TotalMinutes < 60
        ? $"{(int)time.TotalMinutes} min"
        : time.Minutes == 0 || time.TotalHours >= 24 ? $"{(int)time.TotalHours} h" : $"{(int)time.TotalHours} h {time.Minutes} min";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
