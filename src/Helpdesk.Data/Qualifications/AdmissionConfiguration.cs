using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Qualifications;

internal sealed class AdmissionConfiguration :
    IEntityTypeConfiguration<AdmissionRule>,
    IEntityTypeConfiguration<AdmissionCondition>,
    IEntityTypeConfiguration<GateOverride>
{
    public void Configure(EntityTypeBuilder<AdmissionRule> rule)
    {
        rule.ToTable("AdmissionRules");
        rule.HasOne<ProductFamily>().WithMany().HasForeignKey(r => r.FamilyId).OnDelete(DeleteBehavior.Restrict);
        rule.HasMany(r => r.Conditions).WithOne().HasForeignKey(c => c.RuleId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AdmissionCondition> condition)
    {
        condition.ToTable("AdmissionConditions");
        condition.HasIndex(c => c.RuleId);
        condition.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<GateOverride> pass)
    {
        pass.ToTable("GateOverrides");
        pass.HasIndex(o => o.AgentId);
        pass.Property(o => o.Reason).HasMaxLength(GateOverride.ReasonMaxLength);
        pass.HasOne<Agent>().WithMany().HasForeignKey(o => o.AgentId).OnDelete(DeleteBehavior.Restrict);
        pass.HasOne<Agent>().WithMany().HasForeignKey(o => o.GrantedById).OnDelete(DeleteBehavior.Restrict);
        pass.HasOne<ProductFamily>().WithMany().HasForeignKey(o => o.FamilyId).OnDelete(DeleteBehavior.Restrict);
    }
}
