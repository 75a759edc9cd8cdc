using Helpdesk.Data.Shared;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Trainings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Qualifications;

internal sealed class QualificationConfiguration :
    IEntityTypeConfiguration<Topic>,
    IEntityTypeConfiguration<Skill>,
    IEntityTypeConfiguration<SkillGeneration>,
    IEntityTypeConfiguration<Qualification>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.ToTable("Topics");
        topic.HasLocalized(t => t.Name);
    }

    public void Configure(EntityTypeBuilder<Skill> skill)
    {
        skill.ToTable("Skills");
        skill.HasIndex(s => new { s.FamilyId, s.TopicId });
        skill.HasOne(s => s.Topic).WithMany().HasForeignKey(s => s.TopicId).OnDelete(DeleteBehavior.Restrict);
        skill.HasOne<ProductFamily>().WithMany().HasForeignKey(s => s.FamilyId).OnDelete(DeleteBehavior.Restrict);
        skill.HasMany(s => s.Generations).WithOne().HasForeignKey(g => g.SkillId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SkillGeneration> generation)
    {
        generation.ToTable("SkillGenerations");
        generation.HasKey(g => new { g.SkillId, g.GenerationId });
        generation.HasOne<Generation>().WithMany().HasForeignKey(g => g.GenerationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Qualification> qualification)
    {
        qualification.ToTable("Qualifications");
        qualification.HasIndex(q => q.AgentId);
        qualification.HasIndex(q => q.SkillId);
        qualification.HasIndex(q => q.ValidUntil);
        qualification.Property(q => q.Reference).HasMaxLength(Qualification.ReferenceMaxLength);
        qualification.Property(q => q.RevocationReason).HasMaxLength(Qualification.RevocationMaxLength);
        qualification.HasOne<Agent>().WithMany().HasForeignKey(q => q.AgentId).OnDelete(DeleteBehavior.Restrict);
        qualification.HasOne<Skill>().WithMany().HasForeignKey(q => q.SkillId).OnDelete(DeleteBehavior.Restrict);
        qualification.HasOne<Agent>().WithMany().HasForeignKey(q => q.RecordedById).OnDelete(DeleteBehavior.Restrict);
        qualification.HasOne<TrainingSession>().WithMany().HasForeignKey(q => q.SessionId).OnDelete(DeleteBehavior.Restrict);
        qualification.HasOne<Agent>().WithMany().HasForeignKey(q => q.VerifiedById).OnDelete(DeleteBehavior.Restrict);
        qualification.HasOne<Agent>().WithMany().HasForeignKey(q => q.RevokedById).OnDelete(DeleteBehavior.Restrict);
    }
}
