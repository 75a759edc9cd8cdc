using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

/// <summary>How patient the desk is with a customer who was asked something and does not answer.</summary>
/// <param name="RemindDays">So many days lie before each reminder; null for never.</param>
/// <param name="MostReminders">So often somebody is reminded.</param>
/// <param name="ResolveDays">After so many days of silence the desk stops waiting; null for never.</param>
public sealed record SilenceTimes(int? RemindDays, int MostReminders, int? ResolveDays)
{
    public static readonly SilenceTimes Usual = new(3, 2, 14);

    public const int MostRemindDays = 60;
    public const int MostRemindersMax = 5;
    public const int MostResolveDays = 365;

    public Verdict CanBe() =>
        Verdict.Unless(RemindDays is null or (>= 1 and <= MostRemindDays), Reason.Of("DaysAreBetween", 1, MostRemindDays).At(nameof(RemindDays)))
            .And(Verdict.Unless(MostReminders is >= 0 and <= MostRemindersMax, Reason.Of("RemindersAreBetween", 0, MostRemindersMax).At(nameof(MostReminders))))
            .And(Verdict.Unless(ResolveDays is null or (>= 1 and <= MostResolveDays), Reason.Of("DaysAreBetween", 1, MostResolveDays).At(nameof(ResolveDays))))
            .Then(() => Verdict.Unless(
                ResolveDays is null || ResolveDays > LastReminderAfter, Reason.Of("RemindersComeBeforeTheEnd", LastReminderAfter).At(nameof(ResolveDays))));

    private int LastReminderAfter => RemindDays * MostReminders ?? 0;

    /// <summary>What comes next, and when; null when nothing does.</summary>
    /// <param name="since">When the customer was asked.</param>
    /// <param name="remindedAt">The last reminder; a late one moves what follows, so that there is time to answer.</param>
    /// <param name="reminders">How many there were.</param>
    public SilenceStep? Next(DateTimeOffset since, DateTimeOffset? remindedAt, int reminders)
    {
        DateTimeOffset? reminder = RemindDays is { } days && reminders < MostReminders ? (remindedAt ?? since).AddDays(days) : null;
        DateTimeOffset? end = ResolveDays is { } all ? since.AddDays(all) : null;
        if (end is not null && remindedAt?.AddDays(RemindDays ?? 1) is { } answered && answered > end)
        {
            end = answered;
        }

        return reminder is { } at && !(end <= at) ? new(false, at) : end is { } over ? new(true, over) : null;
    }
}

/// <param name="IsTheEnd">The desk stops waiting; otherwise the customer is reminded.</param>
public sealed record SilenceStep(bool IsTheEnd, DateTimeOffset At);
