using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Settings;

/// <summary>One row: what holds for the whole desk.</summary>
public sealed class DeskSettings : Aggregate
{
    public DeskSettings()
    {
    }

    public const int CompanyNameMaxLength = 80;
    public const int TimeZoneMaxLength = 60;
    public const int ReopenDaysMax = 365;

    public string CompanyName { get; private set; } = "Helpdesk";

    /// <summary>IANA name; for readers whose own zone is unknown.</summary>
    public string TimeZone { get; private set; } = "Europe/Berlin";

    /// <summary>The highest tier this company runs: Second or Third Level.</summary>
    public Tier LastTier { get; private set; } = Tier.Third;

    /// <summary>Days after resolution in which a customer may reopen.</summary>
    public int ReopenDays { get; private set; } = 14;

    /// <summary>What it costs that First Level tries before it refers to Second Level.</summary>
    public AttemptCosts FirstLevelCosts { get; private set; } = AttemptCosts.UsualInFirst;

    /// <summary>The same between Second and Third Level.</summary>
    public AttemptCosts SecondLevelCosts { get; private set; } = AttemptCosts.UsualInSecond;

    /// <summary>How long somebody is asked, and what is asked less of when nobody is found.</summary>
    public RoutingTimes Routing { get; private set; } = RoutingTimes.Usual;

    /// <summary>How often a customer who does not answer is asked again, and when the desk stops waiting.</summary>
    public SilenceTimes Silence { get; private set; } = SilenceTimes.Usual;

    /// <summary>Hash of the one-time code that creates the first administrator; null once used.</summary>
    public byte[]? SetUpCodeHash { get; private set; }

    /// <summary>Filled with invented people and tickets, to be looked around in.</summary>
    public bool IsDemo { get; private set; }

    public void BecomeDemo() => IsDemo = true;

    public void Change(string companyName, string timeZone, Tier lastTier, int reopenDays)
    {
        CompanyName = companyName;
        TimeZone = timeZone;
        LastTier = lastTier;
        ReopenDays = reopenDays;
    }

    public void SetCosts(AttemptCosts firstLevel, AttemptCosts secondLevel)
    {
        firstLevel.CanBe().OrThrow();
        secondLevel.CanBe().OrThrow();
        (FirstLevelCosts, SecondLevelCosts) = (firstLevel, secondLevel);
    }

    public void SetRouting(RoutingTimes times)
    {
        times.CanBe().OrThrow();
        Routing = times;
    }

    public void SetSilence(SilenceTimes times)
    {
        times.CanBe().OrThrow();
        Silence = times;
    }

    /// <summary>Between this tier and the next; null in the last tier, which has nobody to refer to.</summary>
    public AttemptCosts? CostsIn(Tier tier) => tier >= LastTier ? null : tier == Tier.First ? FirstLevelCosts : SecondLevelCosts;

    public void OfferSetUp(SecretToken code) => SetUpCodeHash = code.Hash;

    public bool AcceptsSetUpCode(string code) =>
        SetUpCodeHash is { } hash && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(hash, SecretToken.HashOf(code.Trim()));

    public void FinishSetUp() => SetUpCodeHash = null;
}
