using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Settings;

internal sealed class DeskSettingsConfiguration : IEntityTypeConfiguration<DeskSettings>
{
    public void Configure(EntityTypeBuilder<DeskSettings> settings)
    {
        settings.ToTable("DeskSettings");

        // Two nodes that start on an empty database at once: only one row can be the first.
        settings.Property<int>("Only").HasDefaultValue(1);
        settings.HasIndex("Only").IsUnique();
        settings.Property(s => s.CompanyName).HasMaxLength(DeskSettings.CompanyNameMaxLength);
        settings.Property(s => s.TimeZone).HasMaxLength(DeskSettings.TimeZoneMaxLength);
        settings.Property(s => s.SetUpCodeHash).HasMaxLength(SecretToken.HashLength);
    }
}
