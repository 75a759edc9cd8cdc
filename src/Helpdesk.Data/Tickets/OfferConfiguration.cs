using System.Text.Json;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Tickets;

internal sealed class OfferConfiguration : IEntityTypeConfiguration<TicketOffer>
{
    public void Configure(EntityTypeBuilder<TicketOffer> offer)
    {
        offer.ToTable("TicketOffers");
        offer.Ignore(o => o.IsHandover);
        offer.HasIndex(o => o.TicketId);
        offer.HasIndex(o => new { o.AgentId, o.State });
        offer.Property<string>("FromName").HasMaxLength(Actor.NameMaxLength);
        offer.Property<string>("AgentName").HasMaxLength(Actor.NameMaxLength);
        offer.Property(o => o.Reason).HasMaxLength(TicketOffer.ReasonMaxLength);

        // It is never asked for in parts, and becomes an escalation with columns of its own when it is accepted.
        offer.Property(o => o.Proposal).HasConversion(
            proposal => JsonSerializer.Serialize(proposal, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<Proposal>(text, JsonSerializerOptions.Default)!);
        offer.HasOne<Agent>().WithMany().HasForeignKey(o => o.AgentId).OnDelete(DeleteBehavior.Restrict);
        offer.HasOne<Agent>().WithMany().HasForeignKey(o => o.FromAgentId).OnDelete(DeleteBehavior.Restrict);
    }
}
