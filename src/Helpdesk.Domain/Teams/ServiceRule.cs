using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Teams;

/// <summary>Whose teams may serve a family in a tier. The company's own always may.</summary>
public enum ServedBy
{
    Any = 1,
    InHouseOnly = 2,

    /// <summary>The company and the service providers that the rule names.</summary>
    Named = 3,
}

/// <summary>Who may serve a family in a tier; where there is none, anybody may.</summary>
public sealed class ServiceRule : Aggregate
{
    private readonly List<ServiceRuleProvider> providers = [];

    private ServiceRule()
    {
    }

    public ServiceRule(long familyId, Tier tier, ServedBy allowed, IReadOnlyCollection<long> providerIds)
    {
        (FamilyId, Tier) = (familyId, tier);
        Change(allowed, providerIds);
    }

    public long FamilyId { get; private set; }

    public Tier Tier { get; private set; }

    public ServedBy Allowed { get; private set; }

    public IReadOnlyCollection<ServiceRuleProvider> Providers => providers;

    public static Verdict CanBe(ServedBy allowed, IReadOnlyCollection<long> providerIds) =>
        Verdict.Unless(allowed != ServedBy.Named || providerIds.Count > 0, Reason.Of("NamedMeansSomebodyIsNamed").At("ProviderIds"));

    public void Change(ServedBy allowed, IReadOnlyCollection<long> providerIds)
    {
        CanBe(allowed, providerIds).OrThrow();
        Allowed = allowed;
        var wanted = (allowed == ServedBy.Named ? providerIds : []).ToHashSet();
        providers.RemoveAll(p => !wanted.Contains(p.ProviderId));
        providers.AddRange(wanted.Where(id => !Names(id)).Select(id => new ServiceRuleProvider(id)));
    }

    public bool Names(long providerId) => providers.Any(p => p.ProviderId == providerId);

    /// <param name="providerId">Who runs the team; null for the company itself.</param>
    public bool Admits(long? providerId) => providerId is not { } id || Allowed == ServedBy.Any || (Allowed == ServedBy.Named && Names(id));
}

public sealed class ServiceRuleProvider
{
    private ServiceRuleProvider()
    {
    }

    internal ServiceRuleProvider(long providerId) => ProviderId = providerId;

    public long RuleId { get; private set; }

    public long ProviderId { get; private set; }
}
