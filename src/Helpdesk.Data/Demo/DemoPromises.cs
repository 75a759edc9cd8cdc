using Helpdesk.Data.DueWork;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Demo;

/// <summary>What the maker promises its customers, its teams each other and the call centre the maker; and what happens when time runs out.</summary>
/// <param name="db">With the people and customers saved.</param>
/// <param name="now">When the desk is made.</param>
internal sealed class DemoPromises(HelpdeskDbContext db, DateTimeOffset now)
{
    public const string Studios = "Nordlicht Studios";

    /// <summary>By its name, because the layer that does it is above this one; a test knows both.</summary>
    private const string Sweep = "ClockSweep";

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var studios = db.Organisations.Add(new Organisation(Studios, ["nordlicht.example"])).Entity;
        await db.SaveChangesAsync(cancellationToken);
        foreach (var customer in await db.Customers.ToListAsync(cancellationToken))
        {
            customer.BelongTo(studios.Domains.Contains(Organisation.DomainOf(customer.Email)) ? studios.Id : null);
        }

        var calendars = await db.Calendars.OrderBy(c => c.Id).Select(c => c.Id).Take(2).ToListAsync(cancellationToken);
        var callCentre = await db.Providers.OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(cancellationToken);
        db.Agreements.AddRange(Agreements(calendars[0], calendars[1], studios.Id, callCentre));
        db.ClockSteps.AddRange(Steps(now));

        // The clocks of tickets that are there already begin with what falls due first.
        db.Due.Add(new DueItem(Sweep, 0, now));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <param name="office">The maker's hours: some eight a day.</param>
    /// <param name="phone">The call centre's: some fifteen.</param>
    /// <param name="studios">Have more than others.</param>
    /// <param name="callCentre">The service provider.</param>
    private static IEnumerable<Agreement> Agreements(long office, long phone, long studios, long callCentre) =>
    [
        Of(AgreementKind.Sla, "All customers", AgreementScope.Everything, office, [[2, 16, 24], [4, 24, 40], [24, 32, 80], [32, 32, 80], [40, 40, 120]]),
        Of(AgreementKind.Sla, $"{Studios}, premium", AgreementScope.Everything with { OrganisationId = studios }, phone, [[1, 8, 15], [2, 15, 45], [8, 30, 75], [15, 45, 90], [30, 45, 120]]),
        Of(AgreementKind.Ola, "Between our teams", AgreementScope.Everything, office, [[4, 24], [16, 40], [32, 60], [32, 80], [40, 160]]),
        Of(AgreementKind.Uc, "Call centre", AgreementScope.Everything with { ProviderId = callCentre }, phone, [[2, 30], [8, 60], [15, 60], [30, 90], [30, 120]]),
    ];

    private static IEnumerable<ClockStep> Steps(DateTimeOffset now) =>
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
