using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Agents;

internal sealed class AgentConfiguration : IEntityTypeConfiguration<Agent>
{
    public void Configure(EntityTypeBuilder<Agent> agent)
    {
        agent.ToTable("Agents");
        agent.Ignore(a => a.AsActor);
        agent.Property(a => a.Name).HasMaxLength(Agent.NameMaxLength);
        agent.Property(a => a.Email).HasMaxLength(Customer.EmailMaxLength);
        agent.Property(a => a.Title).HasMaxLength(Agent.TitleMaxLength);
        agent.HasOne<ServiceProvider>().WithMany().HasForeignKey(a => a.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }
}
