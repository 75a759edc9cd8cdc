using System.Globalization;
using System.Text.Encodings.Web;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Html;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>An event of a ticket as a sentence: who did what, from where to where, and why.</summary>
public static class EventLines
{
    public static IHtmlContent Sentence(this Words words, TimelineEntry happened) =>
        words.Sentence(happened.Event, happened.Name, happened.From, happened.To, happened.Text);

    public static IHtmlContent Sentence(this Words words, TicketEventKind kind, string who, string? from, string? to, string? detail)
    {
        string Word(string? word) => HtmlEncoder.Default.Encode(kind switch
        {
            TicketEventKind.PriorityChanged => words.Rating(word ?? ""),
            TicketEventKind.Snoozed => words.Moment(word),
            TicketEventKind.ProductIdentified when string.IsNullOrEmpty(word) => words["Tickets.Unknown"],
            _ => words.Of(word),
        });

        // The oldest lines of history do not say which part of the device.
        string? Detail() => kind == TicketEventKind.ProductIdentified && string.IsNullOrEmpty(detail) ? TicketEvent.Word(DevicePart.Product) : detail;

        var key = (kind, string.IsNullOrEmpty(detail)) switch
        {
            (TicketEventKind.Offered, false) => "Event.OfferedBecause",
            (TicketEventKind.Snoozed, false) => "Event.SnoozedBecause",
            _ => $"Event.{kind}",
        };
        return new HtmlString(string.Format(
            CultureInfo.CurrentCulture, HtmlEncoder.Default.Encode(words[key]),
            $"<strong>{HtmlEncoder.Default.Encode(words.Of(who))}</strong>", Word(from), Word(to), HtmlEncoder.Default.Encode(words.Of(Detail()))));
    }

    /// <summary>Priority, impact and urgency; the oldest lines of history name the priority alone.</summary>
    private static string Rating(this Words words, string rating) => rating.Split(' ') switch
    {
        [var priority, var impact, var urgency] => words["Tickets.Rated", words[$"Priority.{priority}"], impact, urgency],
        _ => rating.Length == 0 ? "" : words[$"Priority.{rating}"],
    };

    public static string Symbol(TicketEventKind kind) => kind switch
    {
        TicketEventKind.Reported => "globe2",
        TicketEventKind.AddedToAccount => "link-45deg",
        TicketEventKind.Claimed or TicketEventKind.Assigned => "person-check",
        TicketEventKind.Released => "inbox",
        TicketEventKind.PriorityChanged => "flag",
        TicketEventKind.ProductIdentified => "box-seam",
        TicketEventKind.Replied or TicketEventKind.CustomerReplied => "reply",
        TicketEventKind.NoteAdded => "lock",
        TicketEventKind.InHouseNoteAdded => "shield-lock",
        TicketEventKind.WaitingForCustomer => "pause-circle",
        TicketEventKind.WaitingForThirdParty => "tools",
        TicketEventKind.Resumed => "play-circle",
        TicketEventKind.Escalated or TicketEventKind.Bypassed or TicketEventKind.PlannedSkip => "arrow-up-circle",
        TicketEventKind.Returned => "arrow-return-left",
        TicketEventKind.Transferred => "arrow-left-right",
        TicketEventKind.Resolved => "check-lg",
        TicketEventKind.Confirmed => "hand-thumbs-up",
        TicketEventKind.Reopened => "arrow-clockwise",
        TicketEventKind.EscalationRequested or TicketEventKind.LeadInformed or TicketEventKind.HierarchicallyEscalated => "megaphone",
        TicketEventKind.OverrideUsed => "shield-exclamation",
        TicketEventKind.Offered or TicketEventKind.OfferMissed or TicketEventKind.NobodyAccepted => "bell",
        TicketEventKind.OfferAccepted => "person-check",
        TicketEventKind.OfferDeclined => "x-circle",
        TicketEventKind.OfferRecalled => "arrow-return-left",
        TicketEventKind.AnswerSubmitted => "hourglass-split",
        TicketEventKind.AnswerReleased => "check-circle",
        TicketEventKind.AnswerEdited => "pencil",
        TicketEventKind.AnswerSentBack or TicketEventKind.AnswerWithdrawn => "arrow-return-left",
        TicketEventKind.AnswerLapsed => "slash-circle",
        TicketEventKind.TraineeshipUsed => "mortarboard",
        TicketEventKind.TimeBoxReached => "hourglass-split",
        TicketEventKind.Categorised => "tag",
        TicketEventKind.Skipped => "skip-forward",
        TicketEventKind.NobodyQualified => "exclamation-octagon",
        TicketEventKind.Snoozed => "moon-stars",
        TicketEventKind.Woken => "sun",
        TicketEventKind.CustomerReminded => "bell",
        TicketEventKind.ResolvedUnanswered => "slash-circle",
        TicketEventKind.ClosedAutomatically => "archive",
        TicketEventKind.ConsultAsked => "question-circle",
        TicketEventKind.ConsultAnswered => "chat-left-text",
        TicketEventKind.ConsultDeclined => "x-circle",
        TicketEventKind.ConsultEnded => "slash-circle",
    };
}
