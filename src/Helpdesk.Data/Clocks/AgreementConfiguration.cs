using Helpdesk.Data.Shared;
using Helpdesk.Domain.Clocks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Clocks;

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.ToTable("Agreements");
        agreement.Property(a => a.Name).HasMaxLength(Agreement.NameMaxLength);
        agreement.HasIndex(a => a.Name).IsUnique();
        agreement.ComplexProperty(a => a.Scope, scope => scope.Ignore(s => s.Weight));
        agreement.HasOne<ServiceCalendar>().WithMany().HasForeignKey(a => a.CalendarId).OnDelete(DeleteBehavior.Restrict);

        // All agreements are read together and judged in memory; what one promises is never searched in.
        agreement.Property(a => a.Targets).IsJsonList();
    }
}
