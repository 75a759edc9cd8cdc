using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Qualifications;

internal sealed class TraineeshipConfiguration : IEntityTypeConfiguration<Traineeship>
{
    public void Configure(EntityTypeBuilder<Traineeship> traineeship)
    {
        traineeship.ToTable("Traineeships");
        traineeship.HasIndex(t => t.AgentId);
        traineeship.Property(t => t.EndReason).HasMaxLength(Traineeship.ReasonMaxLength);
        traineeship.HasOne<Agent>().WithMany().HasForeignKey(t => t.AgentId).OnDelete(DeleteBehavior.Restrict);
        traineeship.HasOne<Agent>().WithMany().HasForeignKey(t => t.MentorId).OnDelete(DeleteBehavior.Restrict);
        traineeship.HasOne<Agent>().WithMany().HasForeignKey(t => t.StartedById).OnDelete(DeleteBehavior.Restrict);
        traineeship.HasOne<Agent>().WithMany().HasForeignKey(t => t.EndedById).OnDelete(DeleteBehavior.Restrict);
        traineeship.HasOne<Skill>().WithMany().HasForeignKey(t => t.SkillId).OnDelete(DeleteBehavior.Restrict);
        traineeship.HasOne<Topic>().WithMany().HasForeignKey(t => t.TopicId).OnDelete(DeleteBehavior.Restrict);
        traineeship.HasOne<ProductFamily>().WithMany().HasForeignKey(t => t.FamilyId).OnDelete(DeleteBehavior.Restrict);
    }
}
