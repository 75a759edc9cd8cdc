using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Tickets;

internal sealed class EscalationConfiguration : IEntityTypeConfiguration<Escalation>, IEntityTypeConfiguration<EscalationStep>
{
    public void Configure(EntityTypeBuilder<Escalation> escalation)
    {
        escalation.ToTable("Escalations");
        escalation.HasIndex(e => e.TicketId);
        escalation.Property(e => e.BypassReason).HasMaxLength(Escalation.BypassMaxLength);
        escalation.Property(e => e.ReturnMissing).HasMaxLength(EscalationPacket.ShortMaxLength);
        escalation.Property(e => e.ReturnNote).HasMaxLength(Escalation.NoteMaxLength);
        escalation.Property(e => e.TimeLeft).HasConversion<long?>();
        escalation.Property(e => e.TimePromised).HasConversion<long?>();
        escalation.ComplexProperty(e => e.Packet, packet =>
        {
            packet.Property(p => p.SerialNumber).HasMaxLength(Ticket.SerialNumberMaxLength);
            packet.Property(p => p.ProductVersion).HasMaxLength(Ticket.ProductVersionMaxLength);
            packet.Property(p => p.Environment).HasMaxLength(EscalationPacket.LongMaxLength);
            packet.Property(p => p.Question).HasMaxLength(EscalationPacket.QuestionMaxLength);
            packet.Property(p => p.NoStepsBecause).HasMaxLength(TriedStep.MaxLength);
            packet.Property(p => p.ToldCustomer).HasMaxLength(EscalationPacket.LongMaxLength);
            packet.Property(p => p.Diagnostics).HasMaxLength(EscalationPacket.LongMaxLength);
            packet.Property(p => p.Reproduction).HasMaxLength(EscalationPacket.LongMaxLength);
            packet.Property(p => p.Expected).HasMaxLength(EscalationPacket.LongMaxLength);
            packet.Property(p => p.Actual).HasMaxLength(EscalationPacket.LongMaxLength);
            packet.Property(p => p.Frequency).HasMaxLength(EscalationPacket.ShortMaxLength);
        });
        escalation.HasMany(e => e.Steps).WithOne().HasForeignKey(s => s.EscalationId).OnDelete(DeleteBehavior.Cascade);
        escalation.HasOne<Topic>().WithMany().HasForeignKey(e => e.TopicId).OnDelete(DeleteBehavior.Restrict);
        escalation.HasOne<Topic>().WithMany().HasForeignKey(e => e.AlsoTopicId).OnDelete(DeleteBehavior.Restrict);
        escalation.HasOne<Team>().WithMany().HasForeignKey(e => e.FromTeamId).OnDelete(DeleteBehavior.Restrict);
        escalation.HasOne<Team>().WithMany().HasForeignKey(e => e.ToTeamId).OnDelete(DeleteBehavior.Restrict);
        escalation.HasOne<Agent>().WithMany().HasForeignKey(e => e.FromAgentId).OnDelete(DeleteBehavior.Restrict);
        escalation.HasOne<Agent>().WithMany().HasForeignKey(e => e.AcceptedById).OnDelete(DeleteBehavior.Restrict);
        escalation.HasOne<Agent>().WithMany().HasForeignKey(e => e.ReturnedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EscalationStep> step)
    {
        step.ToTable("EscalationSteps");
        step.HasKey(s => new { s.EscalationId, s.Position });
        step.Property(s => s.Step).HasMaxLength(TriedStep.MaxLength);
        step.Property(s => s.Result).HasMaxLength(TriedStep.MaxLength);
    }
}
