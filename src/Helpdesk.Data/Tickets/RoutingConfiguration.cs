using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Tickets;

internal sealed class RoutingConfiguration : IEntityTypeConfiguration<RoutingDecision>, IEntityTypeConfiguration<TicketSkip>
{
    public void Configure(EntityTypeBuilder<RoutingDecision> decision)
    {
        decision.ToTable("RoutingDecisions");
        decision.HasIndex(d => new { d.TicketId, d.At });
        decision.HasOne<Ticket>().WithMany().HasForeignKey(d => d.TicketId).OnDelete(DeleteBehavior.Cascade);
        decision.HasOne<Agent>().WithMany().HasForeignKey(d => d.AgentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TicketSkip> skip)
    {
        skip.ToTable("TicketSkips");
        skip.HasIndex(s => new { s.TicketId, s.AgentId });
        skip.Property(s => s.Note).HasMaxLength(TicketSkip.NoteMaxLength);
        skip.HasOne<Agent>().WithMany().HasForeignKey(s => s.AgentId).OnDelete(DeleteBehavior.Restrict);
    }
}
