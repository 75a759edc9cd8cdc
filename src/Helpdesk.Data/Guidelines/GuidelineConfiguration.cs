using Helpdesk.Data.Shared;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Guidelines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Guidelines;

internal sealed class GuidelineConfiguration :
    IEntityTypeConfiguration<Guideline>,
    IEntityTypeConfiguration<GuidelineVersion>,
    IEntityTypeConfiguration<GuidelineAcknowledgement>
{
    public void Configure(EntityTypeBuilder<Guideline> guideline)
    {
        guideline.ToTable("Guidelines");
        guideline.HasLocalized(g => g.Title);
        guideline.HasLocalized(g => g.Draft, Guideline.BodyMaxLength);
        guideline.HasMany(g => g.Versions).WithOne().HasForeignKey(v => v.GuidelineId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<GuidelineVersion> version)
    {
        version.ToTable("GuidelineVersions");
        version.HasKey(v => new { v.GuidelineId, v.Number });
        version.HasLocalized(v => v.Body, Guideline.BodyMaxLength);
        version.HasOne<Agent>().WithMany().HasForeignKey(v => v.PublishedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<GuidelineAcknowledgement> acknowledgement)
    {
        acknowledgement.ToTable("GuidelineAcknowledgements");
        acknowledgement.HasKey(a => new { a.AgentId, a.GuidelineId, a.Number });
        acknowledgement.HasOne<Agent>().WithMany().HasForeignKey(a => a.AgentId).OnDelete(DeleteBehavior.Restrict);
        acknowledgement.HasOne<GuidelineVersion>().WithMany().HasForeignKey(a => new { a.GuidelineId, a.Number }).OnDelete(DeleteBehavior.Restrict);
    }
}
