using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Tickets;

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.ToTable("Tickets");
        ticket.Ignore(t => t.Number);
        ticket.Ignore(t => t.CurrentEscalation);
        ticket.Ignore(t => t.OpenOffer);
        ticket.Ignore(t => t.LooksForSomebody);
        ticket.Ignore(t => t.HasJustAsked);
        ticket.Ignore(t => t.OpenConsults);
        ticket.Ignore(t => t.CurrentAnswer);
        ticket.Ignore(t => t.WaitingAnswer);
        ticket.Ignore(t => t.IsBeingTried);
        ticket.Property(t => t.Title).HasMaxLength(Ticket.TitleMaxLength);
        ticket.Property(t => t.SerialNumber).HasMaxLength(Ticket.SerialNumberMaxLength);
        ticket.Property(t => t.ProductVersion).HasMaxLength(Ticket.ProductVersionMaxLength);
        ticket.Property(t => t.SnoozeNote).HasMaxLength(Ticket.SnoozeNoteMaxLength).HasDefaultValue("").ValueGeneratedNever();
        ticket.Property(t => t.LinkHash).HasMaxLength(SecretToken.HashLength);

        ticket.Property(t => t.Channel).HasDefaultValue(Channel.Portal).HasSentinel((Channel)0);
        ticket.Property(t => t.DueBy).HasDefaultValue(Ticket.NothingDue).ValueGeneratedNever();

        ticket.HasIndex(t => t.LinkHash).IsUnique();
        ticket.HasIndex(t => t.ReportKey).IsUnique();
        ticket.HasIndex(t => new { t.CustomerId, t.CreatedAt });
        ticket.HasIndex(t => new { t.AccountId, t.CreatedAt });
        ticket.HasIndex(t => t.FollowsId).HasFilter($"\"{nameof(Ticket.FollowsId)}\" IS NOT NULL");

        ticket.HasOne(t => t.Customer).WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne(t => t.Owner).WithMany().HasForeignKey(t => t.OwnerId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Agent>().WithMany().HasForeignKey(t => t.ResponsibleId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<ProductFamily>().WithMany().HasForeignKey(t => t.FamilyId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Product>().WithMany().HasForeignKey(t => t.ProductId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Generation>().WithMany().HasForeignKey(t => t.GenerationId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Topic>().WithMany().HasForeignKey(t => t.CategoryId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Traineeship>().WithMany().HasForeignKey(t => t.TraineeshipId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Ticket>().WithMany().HasForeignKey(t => t.FollowsId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Team>().WithMany().HasForeignKey(t => t.TeamId).OnDelete(DeleteBehavior.Restrict);

        ticket.HasMany(t => t.Messages).WithOne().HasForeignKey(m => m.TicketId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasMany(t => t.Events).WithOne().HasForeignKey(e => e.TicketId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasMany(t => t.Stays).WithOne().HasForeignKey(s => s.TicketId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasMany(t => t.Skills).WithOne().HasForeignKey(s => s.TicketId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasMany(t => t.Escalations).WithOne().HasForeignKey(e => e.TicketId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasMany(t => t.Offers).WithOne().HasForeignKey(o => o.TicketId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasMany(t => t.Consults).WithOne().HasForeignKey(c => c.TicketId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasMany(t => t.Answers).WithOne().HasForeignKey(a => a.TicketId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasMany(t => t.Skips).WithOne().HasForeignKey(s => s.TicketId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasMany(t => t.Ledger).WithOne().HasForeignKey(s => s.TicketId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasMany(t => t.Clocks).WithOne().HasForeignKey(c => c.TicketId).OnDelete(DeleteBehavior.Cascade);
        ticket.HasMany(t => t.Assignments).WithOne().HasForeignKey(a => a.TicketId).OnDelete(DeleteBehavior.Cascade);
    }
}
