using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Coverage;

internal sealed class CoverageMinimumConfiguration : IEntityTypeConfiguration<CoverageMinimum>
{
    public void Configure(EntityTypeBuilder<CoverageMinimum> minimum)
    {
        minimum.ToTable("CoverageMinimums");
        minimum.HasIndex(m => new { m.FamilyId, m.Tier }).IsUnique();
        minimum.HasOne<ProductFamily>().WithMany().HasForeignKey(m => m.FamilyId).OnDelete(DeleteBehavior.Restrict);
    }
}
