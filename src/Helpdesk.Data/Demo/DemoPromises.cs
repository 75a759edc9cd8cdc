using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Data.Demo;

/// <summary>What the maker promises its customers, its teams each other and the call centre the maker; and what happens when time runs out.</summary>
internal static class DemoPromises
{
    public static Organisation BigCustomer() => new("Nordlicht Studios", ["nordlicht.example"]);

    /// <param name="office">The maker's hours.</param>
    /// <param name="phone">The call centre's.</param>
    /// <param name="big">Has more than others.</param>
    /// <param name="callCentre">The service provider.</param>
    public static IEnumerable<Agreement> Agreements(long office, long phone, long big, long callCentre) =>
    [
        Of(AgreementKind.Sla, "All customers", AgreementScope.Everything, office, [[1, 2, 16], [2, 4, 24], [4, 8, 40], [8, 16, 80], [16, 24, 120]]),
        Of(AgreementKind.Sla, "Nordlicht Studios, premium", AgreementScope.Everything with { OrganisationId = big }, phone, [[1, 1, 8], [1, 2, 12], [2, 4, 24], [4, 8, 40], [8, 8, 60]]),
        Of(AgreementKind.Ola, "Between our teams", AgreementScope.Everything, office, [[1, 16], [2, 24], [4, 40], [8, 80], [16, 120]]),
        Of(AgreementKind.Uc, "Call centre", AgreementScope.Everything with { ProviderId = callCentre }, phone, [[1, 8], [1, 16], [2, 24], [4, 40], [8, 60]]),
    ];

    public static IEnumerable<ClockStep> Steps(DateTimeOffset now) =>
    [
        new("First answer is due soon", new(
            ClockKind.FirstResponse, null, new(StepMeasure.Percent, 80, false), StepCondition.Always, StepActions.Notify, StepRecipients.Owner | StepRecipients.TeamLeads), now),
        new("Solution is late", new(
            ClockKind.Resolution, null, new(StepMeasure.After, 0, false), new(2, null, null, false), StepActions.Notify | StepActions.CallLead,
            StepRecipients.Owner | StepRecipients.Responsible), now),
    ];

    /// <param name="hours">For each priority the times of the kind's clocks.</param>
    private static Agreement Of(AgreementKind kind, string name, AgreementScope scope, long calendar, int[][] hours)
    {
        var agreement = new Agreement(kind, name, scope);
        agreement.Change(
            name, scope, calendar, Stops.WaitingForCustomer | (kind == AgreementKind.Sla ? Stops.None : Stops.WaitingForThirdParty),
            [.. hours.Take(Priority.Lowest).SelectMany((times, p) => times.Zip(Agreement.ClocksOf(kind), (h, clock) => new AgreementTarget(p + 1, clock, TimeSpan.FromHours(h))))]);
        return agreement;
    }
}
