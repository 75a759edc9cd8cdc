using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Settings;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Seeding;

/// <summary>What every installation begins with: one row of settings and an admission rule per tier.</summary>
public static class Defaults
{
    public static async Task EnsureDefaultsAsync(this HelpdeskDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Settings.AnyAsync(cancellationToken))
        {
            return;
        }

        db.Settings.Add(new DeskSettings());
        db.AdmissionRules.AddRange(AdmissionRule.Defaults());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            db.ChangeTracker.Clear();
        }
    }
}
