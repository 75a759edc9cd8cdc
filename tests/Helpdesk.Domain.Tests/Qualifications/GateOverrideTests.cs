namespace Helpdesk.Domain.Tests.Qualifications;

public sealed class GateOverrideTests
{
    private static readonly DateTimeOffset Now = Desk.Monday;

    [Fact]
    public void A_lead_overrides_the_gate_for_somebody_else_with_a_reason_and_an_end()
    {
        var pass = Granted(Now.AddDays(7));

        Assert.Equal((Desk.Sam.Id, Tier.Third, Desk.Cameras, "Trade fair"), (pass.AgentId, pass.Tier, pass.FamilyId, pass.Reason));
        Assert.Equal((Now.AddDays(7), Desk.Lea.Id, Now), (pass.ValidUntil, pass.GrantedById, pass.GrantedAt));
    }

    [Fact]
    public void Nobody_overrides_their_own_gate() =>
        GateOverride.CanGrant(Desk.Lea.Id, Desk.Lea.Id, Now.AddDays(1), Now).IsRefused(Reason.Of("NobodyOverridesTheirOwnGate"));

    [Fact]
    public void An_override_ends_in_the_future()
    {
        Can(Now.AddTicks(1)).IsAllowed();
        Can(Now).IsRefused(Reason.Of("AnOverrideEndsInTheFuture").At("ValidUntil"));
        Assert.Throws<BrokenRuleException>(() => Granted(Now));
    }

    [Fact]
    public void An_override_lasts_ninety_days_at_most()
    {
        Can(Now.AddDays(90)).IsAllowed();
        Can(Now.AddDays(90).AddTicks(1)).IsRefused(Reason.Of("AnOverrideIsTemporary", 90).At("ValidUntil"));
    }

    [Fact]
    public void It_ends_once()
    {
        var pass = Granted(Now.AddDays(7));
        pass.End(Now.AddDays(1));
        pass.End(Now.AddDays(2));

        Assert.Equal(Now.AddDays(1), pass.EndedAt);
    }

    private static Verdict Can(DateTimeOffset until) => GateOverride.CanGrant(Desk.Sam.Id, Desk.Lea.Id, until, Now);

    private static GateOverride Granted(DateTimeOffset until) => new(Desk.Sam.Id, Tier.Third, Desk.Cameras, "Trade fair", until, Desk.Lea.Id, Now);
}
