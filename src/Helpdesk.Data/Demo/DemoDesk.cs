using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Demo;

/// <summary>A desk that looks as if people had worked on it for two months. The same seed and time give the same desk.</summary>
public static class DemoDesk
{
    public const int DefaultSeed = 20_26;

    internal const int ReopenDays = 14;

    /// <summary>Customers who can sign in and find their tickets in a list.</summary>
    public static readonly IReadOnlyList<string> CustomersWithAccount = ["annegret.vosskamp@example.com", "harriet.pemberwick@example.com"];

    /// <summary>Everybody whom the sign-in page offers, by mail address, in this order.</summary>
    public static readonly IReadOnlyList<string> SignIns = [.. CustomersWithAccount, .. DemoStaff.All.Select(m => m.Email)];

    /// <summary>Fills a database in which nobody works yet; does nothing to any other.</summary>
    /// <returns>Whether it did.</returns>
    public static async Task<bool> SeedDemoDeskAsync(
        this HelpdeskDbContext db, DateTimeOffset now, CancellationToken cancellationToken, int seed = DefaultSeed, bool withTickets = true)
    {
        try
        {
            return await db.InOneTransaction(() => FillAsync(db, now, seed, withTickets, cancellationToken), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static async Task<bool> FillAsync(
        HelpdeskDbContext db, DateTimeOffset now, int seed, bool withTickets, CancellationToken cancellationToken)
    {
        if (await db.Agents.AnyAsync(cancellationToken))
        {
            return false;
        }

        // Written first: of two nodes that begin at once the later one waits here for the other, and then has nothing left to do.
        var settings = await db.Settings.SingleAsync(cancellationToken);
        settings.Change(DemoCatalogue.Company, settings.TimeZone, Tier.Third, ReopenDays);
        settings.FinishSetUp();
        settings.BecomeDemo();
        await db.SaveChangesAsync(cancellationToken);

        await PeopleAndProductsAsync(db, now, cancellationToken);
        if (withTickets)
        {
            var training = await DemoTraining.StartAsync(db, now, cancellationToken);
            var world = await DemoWorld.LoadAsync(db, cancellationToken);
            db.Tickets.AddRange(new DemoTickets(world, now, seed).Create().Concat(training.Cases(world)).OrderBy(t => t.CreatedAt));
            await new DemoPromises(db, now).AddAsync(cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await new DemoLessons(db, now).AddAsync(cancellationToken);
        return true;
    }

    private static async Task PeopleAndProductsAsync(HelpdeskDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var catalogue = new DemoCatalogue();
        db.Families.AddRange(catalogue.Families);
        db.Topics.AddRange(catalogue.Topics.Values);
        await db.SaveChangesAsync(cancellationToken);

        foreach (var rule in await db.AdmissionRules.Include(r => r.Conditions).ToListAsync(cancellationToken))
        {
            rule.Change(DemoRules.General(rule.Tier, catalogue));
        }

        db.AdmissionRules.Add(DemoRules.ForPhones(catalogue));
        db.Calendars.AddRange(DemoHours.Office(now), DemoHours.Phone(now));
        await new DemoCrew(db, catalogue, now).AddAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
