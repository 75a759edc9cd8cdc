using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Clocks;

/// <summary>A ticket as agreements see it: with whom it is, whose and what about.</summary>
public sealed record AgreementSubject(long? OrganisationId, long FamilyId, Channel Channel, int Priority, long TeamId, long? ProviderId);

/// <summary>Why an agreement does not count for a ticket.</summary>
public sealed record NotCounting(Agreement Agreement, Reason Why);

/// <summary>
/// Of all agreements the one that counts for a ticket: the most specific that fits and promises something for its priority. Organisation
/// weighs more than family, family more than channel; of two alike the older counts.
/// </summary>
/// <param name="Agreement">Which one; null when nobody promised anything.</param>
/// <param name="Others">Why not the others, in the order in which they were looked at.</param>
public sealed record AgreementChoice(Agreement? Agreement, IReadOnlyList<NotCounting> Others)
{
    /// <param name="agreements">All of them.</param>
    /// <param name="party">Who is to be promised something: the customer by an SLA; of a team, its provider by a UC, the house by an OLA.</param>
    /// <param name="subject">The ticket.</param>
    public static AgreementChoice Of(IEnumerable<Agreement> agreements, Party party, AgreementSubject subject)
    {
        var kind = party == Party.Customer ? AgreementKind.Sla : subject.ProviderId is null ? AgreementKind.Ola : AgreementKind.Uc;
        Agreement? chosen = null;
        List<NotCounting> others = [];
        foreach (var agreement in agreements.Where(a => a.Kind == kind).OrderByDescending(a => a.Scope.Weight).ThenBy(a => a.Id))
        {
            var why = WhyNot(agreement, subject) ?? (chosen is null ? null : Reason.Of("AMoreSpecificCounts", chosen.Name));
            if (why is null)
            {
                chosen = agreement;
            }
            else
            {
                others.Add(new(agreement, why));
            }
        }

        return new(chosen, others);
    }

    private static Reason? WhyNot(Agreement agreement, AgreementSubject subject)
    {
        var scope = agreement.Scope;
        return !agreement.Active ? Reason.Of("TheAgreementIsActive")
            : scope.OrganisationId is { } organisation && organisation != subject.OrganisationId ? Reason.Of("TheOrganisationFits")
            : scope.TeamId is { } team && team != subject.TeamId ? Reason.Of("TheTeamFits")
            : scope.ProviderId is { } provider && provider != subject.ProviderId ? Reason.Of("TheProviderFits")
            : scope.FamilyId is { } family && family != subject.FamilyId ? Reason.Of("TheFamilyFits")
            : scope.Channel is { } channel && channel != subject.Channel ? Reason.Of("TheChannelFits", channel)
            : agreement.Targets.All(t => t.Priority != subject.Priority) ? Reason.Of("ThePriorityIsPromised", subject.Priority)
            : null;
    }
}
