using Helpdesk.Domain.Agents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Agents;

internal sealed class WorkPlanConfiguration :
    IEntityTypeConfiguration<WorkPlan>,
    IEntityTypeConfiguration<WeeklyShift>,
    IEntityTypeConfiguration<DayException>,
    IEntityTypeConfiguration<Absence>,
    IEntityTypeConfiguration<Workplace>
{
    public void Configure(EntityTypeBuilder<WorkPlan> plan)
    {
        plan.ToTable("WorkPlans");
        plan.HasIndex(p => p.AgentId).IsUnique();
        plan.Property(p => p.TimeZone).HasMaxLength(WorkPlan.TimeZoneMaxLength);
        plan.HasOne<Agent>().WithMany().HasForeignKey(p => p.AgentId).OnDelete(DeleteBehavior.Restrict);
        plan.HasMany(p => p.Week).WithOne().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Cascade);
        plan.HasMany(p => p.Exceptions).WithOne().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.Cascade);
        plan.HasMany(p => p.Absences).WithOne().HasForeignKey(a => a.PlanId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WeeklyShift> shift)
    {
        shift.ToTable("WeeklyShifts");
        shift.HasIndex(s => s.PlanId);
    }

    public void Configure(EntityTypeBuilder<DayException> exception)
    {
        exception.ToTable("DayExceptions");
        exception.HasKey(e => new { e.PlanId, e.Day });
        exception.Ignore(e => e.IsDayOff);
    }

    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("Absences");
        absence.HasIndex(a => a.PlanId);
    }

    public void Configure(EntityTypeBuilder<Workplace> workplace)
    {
        workplace.ToTable("Workplaces");
        workplace.HasIndex(w => w.AgentId).IsUnique();
        workplace.HasOne<Agent>().WithMany().HasForeignKey(w => w.AgentId).OnDelete(DeleteBehavior.Restrict);
    }
}
