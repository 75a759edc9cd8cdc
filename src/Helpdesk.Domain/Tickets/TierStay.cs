using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>One stretch of time with one team: the stays of a ticket follow each other without a gap.</summary>
public sealed class TierStay : Entity
{
    private TierStay()
    {
    }

    internal TierStay(Tier tier, long teamId, DateTimeOffset from) => (Tier, TeamId, From) = (tier, teamId, from);

    public long TicketId { get; private set; }

    public Tier Tier { get; private set; }

    public long TeamId { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    internal void End(DateTimeOffset at) => Until ??= at;
}
