using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Tickets;

internal sealed class ConsultConfiguration : IEntityTypeConfiguration<TicketConsult>, IEntityTypeConfiguration<ConsultProof>
{
    public void Configure(EntityTypeBuilder<TicketConsult> consult)
    {
        consult.ToTable("TicketConsults");
        consult.HasIndex(c => c.TicketId);
        consult.HasIndex(c => new { c.AgentId, c.State });
        consult.Property(c => c.Question).HasMaxLength(TicketConsult.QuestionMaxLength);
        consult.Property(c => c.Answer).HasMaxLength(TicketConsult.AnswerMaxLength);
        consult.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId).OnDelete(DeleteBehavior.Restrict);
        consult.HasOne<Agent>().WithMany().HasForeignKey(c => c.AgentId).OnDelete(DeleteBehavior.Restrict);
        consult.HasOne<Agent>().WithMany().HasForeignKey(c => c.AskedById).OnDelete(DeleteBehavior.Restrict);
        consult.HasOne<GateOverride>().WithMany().HasForeignKey(c => c.OverrideId).OnDelete(DeleteBehavior.Restrict);
        consult.HasMany(c => c.Proofs).WithOne().HasForeignKey(p => p.ConsultId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ConsultProof> proof)
    {
        proof.ToTable("TicketConsultProofs");
        proof.HasKey(p => new { p.ConsultId, p.QualificationId });
        proof.HasOne<Qualification>().WithMany().HasForeignKey(p => p.QualificationId).OnDelete(DeleteBehavior.Restrict);
    }
}
