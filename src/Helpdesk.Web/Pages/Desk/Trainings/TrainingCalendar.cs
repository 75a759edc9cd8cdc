using Helpdesk.Application.Trainings;
using Helpdesk.Web.Infrastructure;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Helpdesk.Web.Pages.Desk.Trainings;

/// <summary>A session as the participant's calendar takes it (RFC 5545). Read again after a change, it replaces what was read before.</summary>
internal static class TrainingCalendar
{
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <param name="words">The reader's language.</param>
    /// <param name="training">The session.</param>
    /// <param name="address">Where the session is found in the desk.</param>
    /// <param name="now">When the file is made.</param>
    public static string Of(Words words, GetTraining.Result training, string address, DateTimeOffset now)
    {
        var session = training.Session;
        var isCancelled = session.CancelledAt is not null;
        var notice = isCancelled ? words["Trainings.CalledOffBecause", session.CancellationReason] : words["Trainings.GivenBy", session.Trainer];
        var calendar = new Calendar { ProductId = "-//Helpdesk//Trainings//EN" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{session.CalendarKey}@helpdesk",
            DtStamp = new CalDateTime(now.UtcDateTime),
            Sequence = session.Revision,
            Start = new CalDateTime(session.StartsAt.UtcDateTime),
            End = new CalDateTime(session.EndsAt.UtcDateTime),
            Summary = words.Of(training.Course.Name),
            Location = session.Place,
            Description = $"{notice}\n{address}",
            Status = isCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = isCancelled ? TransparencyType.Transparent : TransparencyType.Opaque,
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
