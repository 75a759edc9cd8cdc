using System.Text.Json;
using Helpdesk.Domain.Clocks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Clocks;

internal sealed class ServiceCalendarConfiguration : IEntityTypeConfiguration<ServiceCalendar>, IEntityTypeConfiguration<CalendarEdition>
{
    public void Configure(EntityTypeBuilder<ServiceCalendar> calendar)
    {
        calendar.ToTable("ServiceCalendars");
        calendar.Property(c => c.Name).HasMaxLength(ServiceCalendar.NameMaxLength);
        calendar.HasIndex(c => c.Name).IsUnique();
        calendar.Ignore(c => c.Hours);
        calendar.HasMany(c => c.Editions).WithOne().HasForeignKey(e => e.CalendarId).OnDelete(DeleteBehavior.Cascade);
    }

    /// <summary>An edition is read and written whole and never searched in: its hours are one text.</summary>
    public void Configure(EntityTypeBuilder<CalendarEdition> edition)
    {
        edition.ToTable("CalendarEditions");
        edition.HasKey(e => new { e.CalendarId, e.HoldsFrom });
        edition.Property(e => e.Hours).HasConversion(
            hours => JsonSerializer.Serialize(hours, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<CalendarHours>(text, JsonSerializerOptions.Default)!);
    }
}
