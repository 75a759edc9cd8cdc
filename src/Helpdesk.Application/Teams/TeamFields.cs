using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Teams;

internal static class TeamFields
{
    /// <summary>Families that can be chosen: the active ones, and those the team names already.</summary>
    public static async Task KnownFamiliesOrThrow(this HelpdeskDbContext db, IReadOnlyList<long> ids, IReadOnlyCollection<long> kept, CancellationToken cancellationToken)
    {
        var known = await db.Families.Where(f => ids.Contains(f.Id) && (f.Active || kept.Contains(f.Id))).CountAsync(cancellationToken);
        if (known != ids.Distinct().Count())
        {
            throw new NotFoundException("Family");
        }
    }

    public static Verdict Knowingly(bool confirmed, IReadOnlyList<Gap> gaps) =>
        Verdict.Unless(confirmed || gaps.Count == 0, Reason.Of("AGapIsOpenedKnowingly").At("Confirmed"));
}
