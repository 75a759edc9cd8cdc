using Helpdesk.Data.Shared;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Trainings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Trainings;

internal sealed class TrainingConfiguration :
    IEntityTypeConfiguration<Course>,
    IEntityTypeConfiguration<CourseGrant>,
    IEntityTypeConfiguration<TrainingSession>,
    IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Course> course)
    {
        course.ToTable("Courses");
        course.HasLocalized(c => c.Name);
        course.HasLocalized(c => c.Description, Course.DescriptionMaxLength);
        course.HasMany(c => c.Grants).WithOne().HasForeignKey(g => g.CourseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CourseGrant> grant)
    {
        grant.ToTable("CourseGrants");
        grant.HasKey(g => new { g.CourseId, g.SkillId });
        grant.HasOne<Skill>().WithMany().HasForeignKey(g => g.SkillId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TrainingSession> session)
    {
        session.ToTable("TrainingSessions");
        session.HasIndex(s => s.StartsAt);
        session.Ignore(s => s.Participants).Ignore(s => s.WaitingList);
        session.Property(s => s.Place).HasMaxLength(TrainingSession.PlaceMaxLength);
        session.Property(s => s.Trainer).HasMaxLength(TrainingSession.TrainerMaxLength);
        session.Property(s => s.CancellationReason).HasMaxLength(TrainingSession.CancellationMaxLength);
        session.Property(s => s.Correction).HasMaxLength(TrainingSession.CorrectionMaxLength);
        session.HasOne<Course>().WithMany().HasForeignKey(s => s.CourseId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<Agent>().WithMany().HasForeignKey(s => s.ExaminerId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<Agent>().WithMany().HasForeignKey(s => s.ResultsById).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<Agent>().WithMany().HasForeignKey(s => s.CancelledById).OnDelete(DeleteBehavior.Restrict);
        session.HasMany(s => s.Enrolments).WithOne().HasForeignKey(e => e.SessionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Enrolment> enrolment)
    {
        enrolment.ToTable("Enrolments");
        enrolment.HasKey(e => new { e.SessionId, e.Position });
        enrolment.HasIndex(e => e.AgentId);
        enrolment.HasOne<Agent>().WithMany().HasForeignKey(e => e.AgentId).OnDelete(DeleteBehavior.Restrict);
        enrolment.HasOne<Agent>().WithMany().HasForeignKey(e => e.EnrolledById).OnDelete(DeleteBehavior.Restrict);
    }
}
