using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Teams;

internal sealed class TeamConfiguration :
    IEntityTypeConfiguration<Team>,
    IEntityTypeConfiguration<TeamFamily>,
    IEntityTypeConfiguration<TeamMember>,
    IEntityTypeConfiguration<ServiceProvider>,
    IEntityTypeConfiguration<ServiceRule>,
    IEntityTypeConfiguration<ServiceRuleProvider>
{
    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.ToTable("Teams");
        team.Property(t => t.Name).HasMaxLength(Team.NameMaxLength);
        team.Property(t => t.Distribution).HasDefaultValue(Distribution.Pull).HasSentinel(Distribution.Pull);
        team.HasOne<ServiceProvider>().WithMany().HasForeignKey(t => t.ProviderId).OnDelete(DeleteBehavior.Restrict);
        team.HasMany(t => t.Families).WithOne().HasForeignKey(f => f.TeamId).OnDelete(DeleteBehavior.Cascade);
        team.HasMany(t => t.Members).WithOne().HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TeamFamily> family)
    {
        family.ToTable("TeamFamilies");
        family.HasKey(f => new { f.TeamId, f.FamilyId });
        family.HasOne<ProductFamily>().WithMany().HasForeignKey(f => f.FamilyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TeamMember> member)
    {
        member.ToTable("TeamMembers");
        member.HasKey(m => new { m.TeamId, m.AgentId });
        member.HasIndex(m => m.AgentId);
        member.HasOne<Agent>().WithMany().HasForeignKey(m => m.AgentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ServiceProvider> provider)
    {
        provider.ToTable("ServiceProviders");
        provider.Property(p => p.Name).HasMaxLength(ServiceProvider.NameMaxLength);
    }

    public void Configure(EntityTypeBuilder<ServiceRule> rule)
    {
        rule.ToTable("ServiceRules");
        rule.HasIndex(r => new { r.FamilyId, r.Tier }).IsUnique();
        rule.HasOne<ProductFamily>().WithMany().HasForeignKey(r => r.FamilyId).OnDelete(DeleteBehavior.Restrict);
        rule.HasMany(r => r.Providers).WithOne().HasForeignKey(p => p.RuleId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ServiceRuleProvider> named)
    {
        named.ToTable("ServiceRuleProviders");
        named.HasKey(p => new { p.RuleId, p.ProviderId });
        named.HasOne<ServiceProvider>().WithMany().HasForeignKey(p => p.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }
}
