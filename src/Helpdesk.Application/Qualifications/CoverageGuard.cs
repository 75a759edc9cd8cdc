using System.Globalization;
using FluentValidation;
using Helpdesk.Application.Alerts;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>Whatever takes an admission from somebody comes through here, so that the last one of a family, generation and tier does not go unnoticed.</summary>
public sealed class CoverageGuard(HelpdeskDbContext db, ICurrentUser current, TimeProvider time)
{
    /// <summary>
    /// Refuses what leaves a place without anybody unless that is confirmed with a reason. Two who take the last two at once
    /// collide on the rules that admitted them, and the loser meets what the other one left.
    /// </summary>
    /// <param name="change">What the command is about to do.</param>
    /// <param name="confirmation">The command's own answer to the question.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="others">What else speaks against it, to be said in the same breath.</param>
    public async Task PassAsync(
        Func<Staffing, Staffing> change, IGapConfirmation confirmation, CancellationToken cancellationToken, Verdict others = default)
    {
        // The rules come first: a change that is saved after this line raises their version, and this command runs again.
        var rules = await db.AdmissionRules.ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        var staffing = await db.StaffingAsync(cancellationToken);
        var consequences = CoverageChange.Between(staffing, change(staffing), now);
        foreach (var rule in rules.Where(r => consequences.Losing.Any(l => l.Tier == r.Tier && (r.FamilyId is null || r.FamilyId == l.FamilyId))))
        {
            db.Touch(rule);
        }

        others.And(consequences.CanBeMade(confirmation.Confirmed, confirmation.GapReason)).OrThrow();
        await RememberAsync(consequences.Opened, confirmation.GapReason, now, cancellationToken);
    }

    /// <summary>Who left what without anybody, and why, stands among the leads' alerts until one of them has seen to it.</summary>
    private async Task RememberAsync(IReadOnlyList<CoverageGap> opened, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var gap in opened)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"gap/{(int)gap.Tier}/{gap.FamilyId}/{gap.GenerationId ?? 0}/{now.UtcTicks}");
            var told = gap.Generation is { } generation
                ? Reason.Of("NobodyIsLeftForTheGeneration", gap.Tier, gap.Family, generation, current.User.Name, reason.Trim())
                : Reason.Of("NobodyIsLeft", gap.Tier, gap.Family, current.User.Name, reason.Trim());
            await db.RaiseAsync(AlertKind.GapOpened, key, told, now, cancellationToken, gap.Tier);
        }
    }
}

/// <summary>A command that may leave a family, generation and tier without anybody: whether that is known, and why it may be.</summary>
public interface IGapConfirmation
{
    bool Confirmed { get; }

    string GapReason { get; }
}

internal static class GapConfirmation
{
    public static void KnowsTheGap<T>(this AbstractValidator<T> validator)
        where T : IGapConfirmation => validator.RuleFor(c => c.GapReason).Text(CoverageChange.ReasonMaxLength);
}
