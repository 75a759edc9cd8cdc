using System.Linq.Expressions;
using FluentValidation;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Clocks;

/// <summary>The hours of a week as forms show them: some pairs of times for each day, those left empty are none.</summary>
public static class WeekForm
{
    /// <summary>The weekdays as forms list them.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Days =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public sealed record Day
    {
        public IList<Pair> Shifts { get; init; } = [];
    }

    public sealed record Pair
    {
        public TimeOnly? From { get; init; }

        /// <summary>Not after the begin: on the next day.</summary>
        public TimeOnly? Until { get; init; }
    }

    /// <summary>What was filled in, with the name of its first field.</summary>
    public sealed record Filled(string Field, DayOfWeek Day, TimeOnly From, TimeOnly Until);

    /// <param name="hours">The week as it is.</param>
    /// <param name="pairs">So many pairs each day has at least.</param>
    public static IList<Day> Of(IEnumerable<(DayOfWeek Day, TimeOnly From, TimeOnly Until)> hours, int pairs)
    {
        var byDay = hours.ToLookup(h => h.Day);
        return [.. Days.Select(day =>
        {
            var filled = byDay[day].OrderBy(h => h.From).Select(h => new Pair { From = h.From, Until = h.Until }).ToList();
            return new Day { Shifts = [.. filled, .. Enumerable.Repeat(new Pair(), Math.Max(0, pairs - filled.Count))] };
        })];
    }

    /// <param name="week">The weekdays from Monday on.</param>
    /// <param name="name">The input that holds the week.</param>
    public static IReadOnlyList<Filled> Read(IEnumerable<Day> week, string name) =>
    [
        .. from day in week.Index()
           from pair in day.Item.Shifts.Index()
           where pair.Item is { From: not null, Until: not null }
           select new Filled(
               $"{name}[{day.Index}].{nameof(Day.Shifts)}[{pair.Index}].{nameof(Pair.From)}", Days[day.Index], pair.Item.From!.Value, pair.Item.Until!.Value),
    ];

    /// <summary>The domain's answer, at the field of the first pair that it is about.</summary>
    public static Verdict Judge(IReadOnlyList<Filled> filled, Func<IReadOnlyList<Filled>, Verdict> rule)
    {
        for (var count = 1; count <= filled.Count; count++)
        {
            var verdict = rule([.. filled.Take(count)]);
            if (!verdict.IsAllowed)
            {
                return new([.. verdict.Reasons.Select(r => r.At(filled[count - 1].Field))]);
            }
        }

        return Verdict.Yes;
    }

    /// <summary>No more days than a week has, and both times of a pair or none.</summary>
    internal static void Week<T>(this AbstractValidator<T> validator, Expression<Func<T, IList<Day>>> week)
    {
        validator.RuleFor(week).Must(w => w.Count <= Days.Count).WithMessage("Validation.NotUnderstood");
        validator.RuleForEach(Expression.Lambda<Func<T, IEnumerable<Day>>>(week.Body, week.Parameters))
            .ChildRules(day => day.RuleForEach(d => d.Shifts).ChildRules(pair =>
            {
                pair.RuleFor(p => p.Until).NotNull().When(p => p.From is not null).WithMessage("Validation.Required");
                pair.RuleFor(p => p.From).NotNull().When(p => p.Until is not null).WithMessage("Validation.Required");
            }));
    }
}
