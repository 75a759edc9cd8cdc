using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Customers;

/// <summary>A company whose people are our customers, known by the domains of their mail addresses. It decides which agreement counts, and nothing about what somebody may see.</summary>
public sealed class Organisation : Retirable
{
    private Organisation()
    {
    }

    public Organisation(string name, IReadOnlyList<string> domains) => Change(name, domains);

    public const int NameMaxLength = 100;
    public const int DomainMaxLength = 253;
    public const int MaxDomains = 50;

    public string Name { get; private set; } = "";

    /// <summary>Lower case, without the @.</summary>
    public IReadOnlyList<string> Domains { get; private set; } = [];

    public void Change(string name, IReadOnlyList<string> domains)
    {
        CanHave(domains).OrThrow();
        (Name, Domains) = (name, [.. domains.Select(Folded).Distinct().Order(StringComparer.Ordinal)]);
    }

    public static Verdict CanHave(IReadOnlyList<string> domains) =>
        Verdict.Unless(domains.Count <= MaxDomains, Reason.Of("AnOrganisationHasAFewDomains", MaxDomains).At(nameof(Domains)))
            .And(domains.FirstOrDefault(d => !IsDomain(Folded(d))) is { } wrong ? Verdict.No(Reason.Of("ThisIsADomain", wrong).At(nameof(Domains))) : Verdict.Yes);

    /// <summary>The part of an address behind the @; empty where there is none.</summary>
    public static string DomainOf(string email) => Folded(email[(email.LastIndexOf('@') + 1)..]);

    private static string Folded(string domain) => domain.Trim().TrimStart('@').ToLowerInvariant();

    private static bool IsDomain(string domain) =>
        domain.Length is > 3 and <= DomainMaxLength && domain.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(domain) == UriHostNameType.Dns;
}
