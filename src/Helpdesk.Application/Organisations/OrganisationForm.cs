using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Organisations;

/// <summary>What is said of an organisation.</summary>
public abstract record OrganisationForm
{
    public string Name { get; init; } = "";

    /// <summary>A domain a line.</summary>
    public string Domains { get; init; } = "";

    internal IReadOnlyList<string> ToDomains() => Domains.Split(['\n', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal sealed class Validator : AbstractValidator<OrganisationForm>
    {
        public Validator()
        {
            RuleFor(c => c.Name).RequiredText(Organisation.NameMaxLength);
            RuleFor(c => c.Domains).Text((Organisation.DomainMaxLength + 2) * Organisation.MaxDomains);
        }
    }
}

internal static class OrganisationDomains
{
    /// <summary>Whose domain the address has; null for a customer of their own.</summary>
    public static async Task<long?> OrganisationOfAsync(this HelpdeskDbContext db, string email, CancellationToken cancellationToken)
    {
        var domain = Organisation.DomainOf(email);
        var organisations = await db.Organisations.AsNoTracking().Where(o => o.Active).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        return organisations.Find(o => o.Domains.Contains(domain))?.Id;
    }

    /// <summary>A domain belongs to one organisation.</summary>
    public static async Task RefuseTakenDomainsAsync(this HelpdeskDbContext db, long? own, OrganisationForm form, CancellationToken cancellationToken)
    {
        Organisation.CanHave(form.ToDomains()).OrThrow();
        var asked = form.ToDomains().Select(Organisation.DomainOf).ToHashSet();
        var others = await db.Organisations.AsNoTracking().Where(o => o.Id != own).ToListAsync(cancellationToken);
        var taken = others.SelectMany(o => o.Domains.Where(asked.Contains).Select(d => (Domain: d, o.Name))).ToList();
        Verdict.Unless(
            taken.Count == 0,
            Reason.Of("TheDomainIsAnothers", taken.FirstOrDefault().Domain ?? "", taken.FirstOrDefault().Name ?? "").At(nameof(form.Domains))).OrThrow();
    }
}
