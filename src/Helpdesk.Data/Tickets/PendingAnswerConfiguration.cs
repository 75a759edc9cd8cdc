using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Tickets;

internal sealed class PendingAnswerConfiguration : IEntityTypeConfiguration<PendingAnswer>
{
    public void Configure(EntityTypeBuilder<PendingAnswer> answer)
    {
        answer.ToTable("TicketAnswers");
        answer.HasIndex(a => a.TicketId);
        answer.HasIndex(a => new { a.State, a.MentorId });
        answer.HasIndex(a => a.TraineeshipId);
        answer.HasIndex(a => a.Key).IsUnique();
        answer.Property(a => a.AuthorName).HasMaxLength(Actor.NameMaxLength);
        answer.Property(a => a.MentorName).HasMaxLength(Actor.NameMaxLength);
        answer.Property(a => a.DecidedByName).HasMaxLength(Actor.NameMaxLength);
        answer.Property(a => a.Comment).HasMaxLength(PendingAnswer.CommentMaxLength);
        answer.HasOne<Traineeship>().WithMany().HasForeignKey(a => a.TraineeshipId).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne<Agent>().WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne<Agent>().WithMany().HasForeignKey(a => a.MentorId).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne<Agent>().WithMany().HasForeignKey(a => a.DecidedById).OnDelete(DeleteBehavior.Restrict);
    }
}
