using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Clocks;

/// <summary>An agreement as a form: whom it is about, by whose hours, and the times by priority.</summary>
public abstract record AgreementForm
{
    public string Name { get; init; } = "";

    public long? OrganisationId { get; init; }

    public long? FamilyId { get; init; }

    public Channel? Channel { get; init; }

    public long? TeamId { get; init; }

    public long? ProviderId { get; init; }

    public long? CalendarId { get; init; }

    public bool StopsForCustomer { get; init; }

    public bool StopsForThirdParty { get; init; }

    /// <summary>A row for each priority, the highest first; in each the times of the kind's clocks as hours and minutes, empty where nothing is promised.</summary>
    public IList<Row> Rows { get; init; } = [];

    public sealed record Row
    {
        public IList<string?> Times { get; init; } = [];
    }

    internal static IList<Row> RowsOf(AgreementKind kind, IReadOnlyList<AgreementTarget> targets) =>
        [.. Enumerable.Range(1, Priority.Lowest).Select(priority => new Row
        {
            Times = [.. Agreement.ClocksOf(kind).Select(clock => targets.FirstOrDefault(t => (t.Priority, t.Clock) == (priority, clock)) is { } target ? PromisedTime.Write(target.Time) : "")],
        })];

    internal AgreementScope ToScope(AgreementKind kind) => kind switch
    {
        AgreementKind.Sla => new(OrganisationId, FamilyId, Channel, null, null),
        AgreementKind.Ola => new(null, FamilyId, null, TeamId, null),
        AgreementKind.Uc => new(null, FamilyId, null, null, ProviderId),
    };

    internal Stops ToStops() => (StopsForCustomer ? Stops.WaitingForCustomer : Stops.None) | (StopsForThirdParty ? Stops.WaitingForThirdParty : Stops.None);

    /// <summary>What is filled in; a time that is none is refused where it stands.</summary>
    internal IReadOnlyList<AgreementTarget> ToTargets(AgreementKind kind)
    {
        List<AgreementTarget> targets = [];
        var verdict = Verdict.Yes;
        foreach (var (row, filled) in Rows.Take(Priority.Lowest).Index())
        {
            foreach (var (column, clock) in Agreement.ClocksOf(kind).Index())
            {
                var text = filled.Times.ElementAtOrDefault(column);
                if (string.IsNullOrWhiteSpace(text))
                {
                    continue;
                }

                var time = PromisedTime.Read(text);
                verdict = verdict.And(Verdict.Unless(time is not null, Reason.Of("ATimeIsHoursAndMinutes", text.Trim()).At($"{nameof(Rows)}[{row}].{nameof(Row.Times)}[{column}]")));
                targets.Add(new(row + 1, clock, time ?? TimeSpan.Zero));
            }
        }

        verdict.OrThrow();
        return targets;
    }

    internal sealed class Validator : AbstractValidator<AgreementForm>
    {
        public Validator()
        {
            RuleFor(c => c.Name).RequiredText(Agreement.NameMaxLength);
            RuleFor(c => c.CalendarId).NotNull().WithMessage("Validation.Required");
            RuleFor(c => c.Channel).Must(c => c is null || Enum.IsDefined(c.Value)).WithMessage("Validation.Required");
        }
    }
}

/// <summary>A promised time as people write it: 8, 8:30, 0:45; hours of business time.</summary>
public static class PromisedTime
{
    public static string Write(TimeSpan time) => FormattableString.Invariant($"{(int)time.TotalHours}:{time.Minutes:00}");

    public static TimeSpan? Read(string text)
    {
        var parts = text.Trim().Split(':');
        return parts is [var whole] && TryRead(whole, 99_999, out var alone) ? TimeSpan.FromHours(alone)
            : parts is [var hours, var minutes] && TryRead(hours, 99_999, out var h) && TryRead(minutes, 59, out var m) ? new TimeSpan(h, m, 0)
            : null;
    }

    private static bool TryRead(string text, int most, out int number) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number) && number <= most;
}
