using Helpdesk.Data.Shared;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Products;

internal sealed class ProductConfiguration :
    IEntityTypeConfiguration<ProductFamily>,
    IEntityTypeConfiguration<Product>,
    IEntityTypeConfiguration<Generation>
{
    public void Configure(EntityTypeBuilder<ProductFamily> family)
    {
        family.ToTable("ProductFamilies");
        family.HasLocalized(f => f.Name);
        family.Property(f => f.Icon).HasMaxLength(ProductFamily.IconMaxLength);
        family.Property(f => f.DiagnosticsChecklist).HasMaxLength(ProductFamily.ChecklistMaxLength);
        family.HasOne<ServiceCalendar>().WithMany().HasForeignKey(f => f.TimeBoxCalendarId).OnDelete(DeleteBehavior.Restrict);

        // Read together and judged in memory; never searched in.
        family.Property(f => f.TimeBoxes).HasDefaultValueSql("'[]'").ValueGeneratedNever().IsJsonList();
        family.HasMany(f => f.Products).WithOne().HasForeignKey(p => p.FamilyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("Products");
        product.Property(p => p.Name).HasMaxLength(Product.NameMaxLength);
        product.HasIndex(p => p.FamilyId);
        product.HasMany(p => p.Generations).WithOne().HasForeignKey(g => g.ProductId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Generation> generation)
    {
        generation.ToTable("Generations");
        generation.Property(g => g.Name).HasMaxLength(Product.NameMaxLength);
        generation.HasIndex(g => g.ProductId);
    }
}
