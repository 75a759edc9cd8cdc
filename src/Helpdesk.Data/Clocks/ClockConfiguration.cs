using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Clocks;

internal sealed class ClockConfiguration :
    IEntityTypeConfiguration<LedgerSpan>, IEntityTypeConfiguration<TicketClock>, IEntityTypeConfiguration<ClockStep>, IEntityTypeConfiguration<ClockStepRun>
{
    public void Configure(EntityTypeBuilder<LedgerSpan> span)
    {
        span.ToTable("LedgerSpans");
        span.HasIndex(s => s.TicketId);
        span.Property(s => s.Used).HasConversion<long>();
        span.HasOne<TierStay>().WithMany().HasForeignKey(s => s.StayId).OnDelete(DeleteBehavior.Restrict);
        span.HasOne<ServiceCalendar>().WithMany().HasForeignKey(s => s.CalendarId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TicketClock> clock)
    {
        clock.ToTable("TicketClocks");
        clock.Ignore(c => c.IsOpen);
        clock.HasIndex(c => c.TicketId);
        clock.Property(c => c.Target).HasConversion<long>();
        clock.Property(c => c.Left).HasConversion<long>();
        clock.HasOne<TierStay>().WithMany().HasForeignKey(c => c.StayId).OnDelete(DeleteBehavior.Restrict);
        clock.HasOne<Agreement>().WithMany().HasForeignKey(c => c.AgreementId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ClockStep> step)
    {
        step.ToTable("ClockSteps");
        step.Property(s => s.Name).HasMaxLength(ClockStep.NameMaxLength);
        step.ComplexProperty(s => s.Moment);
        step.ComplexProperty(s => s.Condition);
        step.HasOne<Agreement>().WithMany().HasForeignKey(s => s.AgreementId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ClockStepRun> run)
    {
        run.ToTable("ClockStepRuns");
        run.Property(r => r.StepName).HasMaxLength(ClockStep.NameMaxLength);
        run.HasIndex(r => new { r.ClockId, r.StepId, r.Episode }).IsUnique();
        run.HasIndex(r => r.TicketId);
        run.HasOne<TicketClock>().WithMany().HasForeignKey(r => r.ClockId).OnDelete(DeleteBehavior.Restrict);
        run.HasOne<ClockStep>().WithMany().HasForeignKey(r => r.StepId).OnDelete(DeleteBehavior.Restrict);
        run.HasOne<Ticket>().WithMany().HasForeignKey(r => r.TicketId).OnDelete(DeleteBehavior.Cascade);
        run.Property(r => r.WhyNot).HasConversion(
            reasons => string.Join('\n', reasons.Select(ReasonJson.Write)),
            text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ReasonJson.Read).ToList(),
            new ValueComparer<IReadOnlyList<Reason>>((a, b) => a!.SequenceEqual(b!), a => a.Count, a => a));
    }
}
