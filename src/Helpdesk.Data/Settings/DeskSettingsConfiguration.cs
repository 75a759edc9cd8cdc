using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
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
        settings.ComplexProperty(s => s.Routing, Usually);
        settings.ComplexProperty(s => s.Silence, NeverAtFirst);
        settings.ComplexProperty(s => s.FirstLevelCosts, costs => Usually(costs, AttemptCosts.UsualInFirst));
        settings.ComplexProperty(s => s.SecondLevelCosts, costs => Usually(costs, AttemptCosts.UsualInSecond));
    }

    private static void Usually(ComplexPropertyBuilder<RoutingTimes> times)
    {
        times.Property(t => t.OfferSeconds).HasDefaultValue(RoutingTimes.Usual.OfferSeconds).ValueGeneratedNever();
        times.Property(t => t.StickyMinutes).HasDefaultValue(RoutingTimes.Usual.StickyMinutes).ValueGeneratedNever();
        times.Property(t => t.ShiftLeftMinutes).HasDefaultValue(RoutingTimes.Usual.ShiftLeftMinutes).ValueGeneratedNever();
        times.Property(t => t.DropAdditionalSkill).HasDefaultValue(RoutingTimes.Usual.DropAdditionalSkill).ValueGeneratedNever();
        times.Property(t => t.LowerLevel).HasDefaultValue(RoutingTimes.Usual.LowerLevel).ValueGeneratedNever();
        times.Property(t => t.SecondaryTeam).HasDefaultValue(RoutingTimes.Usual.SecondaryTeam).ValueGeneratedNever();
        times.Property(t => t.OtherProvider).HasDefaultValue(RoutingTimes.Usual.OtherProvider).ValueGeneratedNever();
        times.Property(t => t.NextTier).HasDefaultValue(RoutingTimes.Usual.NextTier).ValueGeneratedNever();
    }

    /// <summary>A desk that was there before reminds nobody and ends nothing until somebody says so: its customers were told nothing of it.</summary>
    private static void NeverAtFirst(ComplexPropertyBuilder<SilenceTimes> times) =>
        times.Property(t => t.MostReminders).HasDefaultValue(SilenceTimes.Usual.MostReminders).ValueGeneratedNever();

    /// <summary>What a desk starts with that was set up before it could say what its own costs are.</summary>
    private static void Usually(ComplexPropertyBuilder<AttemptCosts> costs, AttemptCosts usual)
    {
        costs.Property(c => c.Attempt).HasDefaultValue(usual.Attempt).ValueGeneratedNever();
        costs.Property(c => c.NextTier).HasDefaultValue(usual.NextTier).ValueGeneratedNever();
        costs.Property(c => c.FailedAttempt).HasDefaultValue(usual.FailedAttempt).ValueGeneratedNever();
    }
}
