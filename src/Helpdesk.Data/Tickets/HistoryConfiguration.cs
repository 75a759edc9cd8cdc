using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Tickets;

internal sealed class HistoryConfiguration :
    IEntityTypeConfiguration<TicketMessage>,
    IEntityTypeConfiguration<TicketEvent>,
    IEntityTypeConfiguration<TierStay>,
    IEntityTypeConfiguration<TicketSkill>,
    IEntityTypeConfiguration<TicketAssignment>,
    IEntityTypeConfiguration<AssignmentProof>
{
    public void Configure(EntityTypeBuilder<TicketMessage> message)
    {
        message.ToTable("TicketMessages");
        message.Property(m => m.AuthorName).HasMaxLength(Actor.NameMaxLength);
        message.HasIndex(m => new { m.TicketId, m.At });
        message.HasIndex(m => m.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TicketEvent> happened)
    {
        happened.ToTable("TicketEvents");
        happened.Property(e => e.ActorName).HasMaxLength(Actor.NameMaxLength);
        happened.Property(e => e.From).HasMaxLength(TicketEvent.WordMaxLength);
        happened.Property(e => e.To).HasMaxLength(TicketEvent.WordMaxLength);
        happened.HasIndex(e => new { e.TicketId, e.At });
    }

    public void Configure(EntityTypeBuilder<TierStay> stay)
    {
        stay.ToTable("TierStays");
        stay.HasIndex(s => s.TicketId);
        stay.HasIndex(s => s.TeamId);
        stay.HasOne<Team>().WithMany().HasForeignKey(s => s.TeamId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TicketSkill> skill)
    {
        skill.ToTable("TicketSkills");
        skill.HasKey(s => new { s.TicketId, s.TopicId });
        skill.Property(s => s.Need).HasDefaultValue(SkillNeed.Principal).HasSentinel((SkillNeed)0);
        skill.HasOne<Topic>().WithMany().HasForeignKey(s => s.TopicId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TicketAssignment> assignment)
    {
        assignment.ToTable("TicketAssignments");
        assignment.HasIndex(a => a.TicketId);
        assignment.HasIndex(a => new { a.AgentId, a.At });
        assignment.HasIndex(a => new { a.Tier, a.At });
        assignment.HasOne<Agent>().WithMany().HasForeignKey(a => a.AgentId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasOne<GateOverride>().WithMany().HasForeignKey(a => a.OverrideId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasOne<Traineeship>().WithMany().HasForeignKey(a => a.TraineeshipId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasMany(a => a.Proofs).WithOne().HasForeignKey(p => p.AssignmentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AssignmentProof> proof)
    {
        proof.ToTable("TicketAssignmentProofs");
        proof.HasKey(p => new { p.AssignmentId, p.QualificationId });
        proof.HasOne<Qualification>().WithMany().HasForeignKey(p => p.QualificationId).OnDelete(DeleteBehavior.Restrict);
    }
}
