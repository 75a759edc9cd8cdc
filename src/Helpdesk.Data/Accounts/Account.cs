using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Accounts;

/// <summary>Somebody who signs in: an agent, or a customer who keeps a list of tickets.</summary>
public sealed class Account : IdentityUser<long>
{
    public const int PasswordMinLength = 15;
    public const int PasswordMaxLength = 128;

    public string Name { get; set; } = "";

    public Language Language { get; set; } = Language.English;

    /// <summary>The agent behind the account; null for a customer.</summary>
    public long? AgentId { get; set; }

    public Agent? Agent { get; set; }
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.Property(a => a.Name).HasMaxLength(Actor.NameMaxLength);
        account.HasOne(a => a.Agent).WithOne().HasForeignKey<Account>(a => a.AgentId).OnDelete(DeleteBehavior.Restrict);
        account.HasIndex(a => a.AgentId).IsUnique();
    }
}
