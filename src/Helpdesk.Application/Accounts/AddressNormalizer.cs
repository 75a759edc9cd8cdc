using Helpdesk.Application.Pipeline;
using Microsoft.AspNetCore.Identity;

namespace Helpdesk.Application.Accounts;

/// <summary>How addresses are compared. Anybody may type anything where they sign in; what cannot be an address finds nobody.</summary>
public sealed class AddressNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : Names.Normal(name).ToUpperInvariant();

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
