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
        settings.Property(s => s.CompanyName).HasMaxLength(DeskSettings.CompanyNameMaxLength);
        settings.Property(s => s.TimeZone).HasMaxLength(DeskSettings.TimeZoneMaxLength);
        settings.Property(s => s.SetUpCodeHash).HasMaxLength(SecretToken.HashLength);
    }
}
