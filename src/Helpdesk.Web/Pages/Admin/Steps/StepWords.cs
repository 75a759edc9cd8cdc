using Helpdesk.Application.Clocks;
using Helpdesk.Domain.Clocks;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Steps;

/// <summary>The fields of a step, new or old; named so that they bind as the page's <c>Input</c>.</summary>
public sealed record StepFields(StepForm Input, StepChoices Choices);

internal static class StepWords
{
    public static string Of(this Words words, StepMoment moment) => moment switch
    {
        { Measure: StepMeasure.Percent } => words["Steps.AtPercent", moment.Amount],
        { Amount: 0 } => words["Steps.WhenDue"],
        { ByTheClock: true } => words[$"Steps.{moment.Measure}.Clock", PromisedTime.Write(TimeSpan.FromMinutes(moment.Amount))],
        _ => words[$"Steps.{moment.Measure}.Business", PromisedTime.Write(TimeSpan.FromMinutes(moment.Amount))],
    };

    public static IEnumerable<T> Each<T>(this T flags) where T : struct, Enum =>
        Enum.GetValues<T>().Where(f => Convert.ToInt32(f, System.Globalization.CultureInfo.InvariantCulture) != 0 && flags.HasFlag(f));

    /// <summary>With everything of the form that says when and what, the same step as something to be tried on the past.</summary>
    public static ReplayStep.Query AsReplay(StepForm form, int days) => new()
    {
        Name = form.Name, Clock = form.Clock, AgreementId = form.AgreementId, Measure = form.Measure, Amount = form.Amount, ByTheClock = form.ByTheClock,
        LeastPriority = form.LeastPriority, Tier = form.Tier, FamilyId = form.FamilyId, OnlyUnowned = form.OnlyUnowned, Actions = form.Actions,
        Recipients = form.Recipients, TopicId = form.TopicId, Days = days,
    };
}
