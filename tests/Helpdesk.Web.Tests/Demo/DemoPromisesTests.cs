using Helpdesk.Data.Demo;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Demo;

/// <summary>The demo desk promises times, and what falls due first sets the clocks of its tickets going.</summary>
public sealed class DemoPromisesTests
{
    [Fact]
    public async Task Its_open_tickets_are_due_at_some_time_a_few_are_late_and_some_stand()
    {
        await using var site = await HelpdeskSite.EmptyAsync("Development");
        var anonymous = site.Anonymous("en");
        var signIn = await anonymous.Get("/account/sign-in");

        await site.Database.DoDueWork();

        var now = site.Database.Now;
        var open = await site.Database.Db(db => db.Tickets.AsNoTracking().Where(t => t.IsActive).ToListAsync());
        Assert.InRange(open.Count(t => t.DueClock is not null && t.DueBy < now), 2, open.Count / 4);
        Assert.InRange(open.Count(t => t.DueClock is not null && t.DueBy >= now && t.DueBy < now.AddDays(1)), 3, open.Count);
        Assert.InRange(open.Count(t => t.DueClock is null), 3, open.Count / 3);
        Assert.Empty(await site.Database.Db(db => db.Due.Where(d => d.LastFailure != "").Select(d => d.Kind).ToListAsync()));
        Assert.InRange(await site.Database.Db(db => db.Tickets.CountAsync(t => db.Customers.Any(c => c.Id == t.CustomerId && c.OrganisationId != null))), 3, 40);

        await anonymous.Submit(signIn.Form(".person:last-child form"));
        var queue = await anonymous.Get("/desk?tier=First");
        Assert.Contains("left", queue.Text, StringComparison.Ordinal);
        Assert.Contains("late", queue.Text, StringComparison.Ordinal);
        Assert.Contains("time stands", queue.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_for_measurements_promises_nothing()
    {
        await using var site = await HelpdeskSite.EmptyAsync();
        await site.Database.Db(db => db.SeedDemoDeskAsync(site.Database.Now, CancellationToken.None, withTickets: false));

        Assert.Equal((0, 0), (await site.Database.Db(db => db.Agreements.CountAsync()), await site.Database.Db(db => db.Due.CountAsync())));
    }
}
