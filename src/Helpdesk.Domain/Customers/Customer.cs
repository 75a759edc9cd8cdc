using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Customers;

/// <summary>
/// A contact, found again by mail address. The address is what somebody typed and proves nothing:
/// what a customer may see follows from links and accounts, never from the address.
/// </summary>
public sealed class Customer : Aggregate
{
    private Customer()
    {
    }

    public Customer(string name, string email, Language language)
    {
        Name = name;
        Email = email.Trim();
        EmailKey = KeyOf(email);
        Language = language;
    }

    public const int NameMaxLength = Actor.NameMaxLength;
    public const int EmailMaxLength = 254;

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>The address folded for look-up.</summary>
    public string EmailKey { get; private set; } = "";

    public Language Language { get; private set; }

    /// <summary>For whom they write; null for a customer of their own.</summary>
    public long? OrganisationId { get; private set; }

    /// <summary>Without an id as long as the customer is being saved for the first time.</summary>
    public Actor AsActor => Actor.Customer(Id == 0 ? null : Id, Name);

    public void BelongTo(long? organisationId) => OrganisationId = organisationId;

    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();
}
