using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Alerts;

internal sealed class AlertConfiguration : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> alert)
    {
        alert.ToTable("Alerts");
        alert.Property(a => a.Key).HasMaxLength(Alert.KeyMaxLength);
        alert.HasIndex(a => a.Key).IsUnique();

        // What is open is a few; what is done stays and is never listed.
        alert.HasIndex(a => new { a.DoneAt, a.RaisedAt });
        alert.HasIndex(a => new { a.AgentId, a.RaisedAt });
        alert.HasOne<Agent>().WithMany().HasForeignKey(a => a.AgentId).OnDelete(DeleteBehavior.Restrict);
        alert.HasOne<Agent>().WithMany().HasForeignKey(a => a.DoneById).OnDelete(DeleteBehavior.Restrict);
        alert.HasOne<ServiceProvider>().WithMany().HasForeignKey(a => a.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }
}
