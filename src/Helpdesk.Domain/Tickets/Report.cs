using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

/// <summary>What a customer tells us first.</summary>
public sealed record Report(
    Guid Key,
    Customer Customer,
    long? AccountId,
    Language Language,
    long FamilyId,
    long? ProductId,
    long? GenerationId,
    string SerialNumber,
    string Title,
    string Description,
    long FirstLevelTeamId)
{
    public Channel Channel { get; init; } = Channel.Portal;

    /// <summary>The ticket that was solved and is not, after all.</summary>
    public long? FollowsId { get; init; }
}

public enum NotFirstLevelBecause
{
    Access = 1,
    Qualification = 2,
    NoKnowledge = 3,
    Defect = 4,
}
