namespace Helpdesk.Domain.Tests.Shared;

public sealed class VerdictTests
{
    private static readonly Reason One = Reason.Of("One", 1, Tier.Second);
    private static readonly Reason Two = Reason.Of("Two");

    [Fact]
    public void And_collects_every_refusal_once()
    {
        Verdict.No(One).And(Verdict.No(Two)).And(Verdict.No(Reason.Of("One", 1, Tier.Second))).IsRefused(One, Two);
        Verdict.Yes.And(Verdict.No(Two)).IsRefused(Two);
        Verdict.No(One).And(Verdict.Yes).IsRefused(One);
        Verdict.Yes.And(Verdict.Yes).IsAllowed();
    }

    [Fact]
    public void Then_stops_at_the_first_refusal()
    {
        Verdict.No(One).Then(() => throw new InvalidOperationException("not asked")).IsRefused(One);
        Verdict.Yes.Then(() => Verdict.No(Two)).IsRefused(Two);
    }

    [Fact]
    public void Reasons_are_the_same_when_they_say_the_same()
    {
        Assert.Equal(One, Reason.Of("One", 1, Tier.Second));
        Assert.Equal(One.GetHashCode(), Reason.Of("One", 1, Tier.Second).GetHashCode());
        Assert.NotEqual(One, Reason.Of("One", 2, Tier.Second));
        Assert.NotEqual(One, One.At("Field"));
        Assert.NotEqual(One, Two);
    }

    [Fact]
    public void A_refusal_is_thrown_with_all_its_reasons()
    {
        var refusal = Assert.Throws<BrokenRuleException>(() => Verdict.No(One).And(Verdict.No(Two)).OrThrow());

        Assert.Equal([One, Two], refusal.Reasons);
        Assert.Equal("Rule.One; Rule.Two", refusal.Message);
        Verdict.Yes.OrThrow();
    }
}
