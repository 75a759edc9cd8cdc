using Helpdesk.Domain.Clocks;

namespace Helpdesk.Domain.Tests.Clocks;

/// <summary>Which agreement counts, and why not the others.</summary>
public sealed class AgreementTests
{
    private const long Acme = 7;
    private const long Cameras = 1;
    private const long Phones = 2;
    private static readonly AgreementSubject Ticket = new(Acme, Cameras, Channel.Phone, 2, 11, null);

    private static readonly Agreement[] Slas =
    [
        Sla("Everybody", new()),
        Sla("By phone", new() { Channel = Channel.Phone }),
        Sla("Cameras", new() { Family = Cameras }),
        Sla("Cameras by phone", new() { Family = Cameras, Channel = Channel.Phone }),
        Sla("Acme", new() { Organisation = Acme }),
        Sla("Acme, phones", new() { Organisation = Acme, Family = Phones }),
        Sla("Globex", new() { Organisation = 8 }),
    ];

    public static TheoryData<string, string> MostSpecific => new()
    {
        { "Everybody,By phone,Cameras,Cameras by phone,Acme,Acme; phones,Globex", "Acme" },
        { "Everybody,By phone,Cameras,Cameras by phone,Globex", "Cameras by phone" },
        { "Everybody,By phone,Cameras", "Cameras" },
        { "Everybody,By phone", "By phone" },
        { "Everybody,Globex", "Everybody" },
        { "Globex,Acme; phones", "" },
        { "", "" },
    };

    [Theory, MemberData(nameof(MostSpecific))]
    public void The_most_specific_that_fits_counts(string names, string expected)
    {
        var known = names.Split(',').Select(n => n.Replace(';', ',')).ToHashSet(StringComparer.Ordinal);

        foreach (var order in new[] { Slas, Slas.Reverse() })
        {
            var choice = AgreementChoice.Of(order.Where(a => known.Contains(a.Name)), Party.Customer, Ticket);

            Assert.Equal(expected, choice.Agreement?.Name ?? "");
            Assert.Equal(known.Count(n => n.Length > 0) - (expected.Length > 0 ? 1 : 0), choice.Others.Count);
        }
    }

    [Fact]
    public void Why_not_the_others_is_said_of_each()
    {
        Slas[3].SetActive(false);
        var choice = AgreementChoice.Of(Slas, Party.Customer, Ticket with { Priority = 2 });
        Slas[3].SetActive(true);

        Assert.Equal(
            [
                ("Acme, phones", "Rule.TheFamilyFits"), ("Globex", "Rule.TheOrganisationFits"), ("Cameras by phone", "Rule.TheAgreementIsActive"),
                ("Cameras", "Rule.AMoreSpecificCounts"), ("By phone", "Rule.AMoreSpecificCounts"), ("Everybody", "Rule.AMoreSpecificCounts"),
            ],
            choice.Others.Select(o => (o.Agreement.Name, o.Why.Key)));
        Assert.Equal("Acme", choice.Others[3].Why.Args[0]);
    }

    [Fact]
    public void What_promises_nothing_for_the_priority_gives_way()
    {
        var choice = AgreementChoice.Of([Sla("Acme", new() { Organisation = Acme }, priority: 1), Slas[0]], Party.Customer, Ticket);

        Assert.Equal("Everybody", choice.Agreement!.Name);
        Assert.Equal("Rule.ThePriorityIsPromised", choice.Others.Single().Why.Key);
        Assert.Null(choice.Agreement.PromiseFor(5));
        Assert.Equal(TimeSpan.FromHours(8), choice.Agreement.PromiseFor(2)!.Targets[ClockKind.Resolution]);
    }

    [Fact]
    public void A_team_of_the_house_has_an_OLA_and_a_providers_team_a_UC()
    {
        var ola = Of(AgreementKind.Ola, "House", new(), ClockKind.TimeInTier);
        var uc = Of(AgreementKind.Uc, "Callwerk", new() { Provider = 5 }, ClockKind.TimeToAccept);
        var other = Of(AgreementKind.Uc, "Others", new() { Provider = 6 }, ClockKind.TimeToAccept);

        Assert.Equal("House", AgreementChoice.Of([ola, uc, other, .. Slas], Party.Team, Ticket).Agreement!.Name);
        var provided = AgreementChoice.Of([ola, uc, other, .. Slas], Party.Team, Ticket with { ProviderId = 5 });
        Assert.Equal(("Callwerk", "Rule.TheProviderFits"), (provided.Agreement!.Name, provided.Others.Single().Why.Key));
    }

    [Fact]
    public void The_time_stands_in_the_states_that_the_agreement_names_and_when_it_is_solved()
    {
        var promise = Sla("Everybody", new(), stops: Stops.WaitingForCustomer).PromiseFor(2)!;

        Assert.Equal(
            [TicketState.New, TicketState.Open, TicketState.WaitingForThirdParty],
            Enum.GetValues<TicketState>().Where(promise.CountsIn));
    }

    [Theory]
    [InlineData("AnAgreementPromisesSomething")]
    [InlineData("TheKindPromisesThis", ClockKind.TimeInTier, 60)]
    [InlineData("ATargetIsWithin", ClockKind.Resolution, 0)]
    [InlineData("ATargetIsWithin", ClockKind.Resolution, -5)]
    [InlineData("ATargetIsWithin", ClockKind.Resolution, (730 * 24 * 60) + 1)]
    [InlineData("ATargetIsSetOnce", ClockKind.Resolution, 60, 30)]
    public void What_cannot_be_promised_is_refused(string rule, ClockKind clock = default, params int[] minutes)
    {
        var verdict = Slas[0].CanPromise([.. minutes.Select(m => new AgreementTarget(2, clock, TimeSpan.FromMinutes(m)))]);

        Assert.Equal($"Rule.{rule}", Assert.Single(verdict.Reasons).Key);
    }

    private static Agreement Sla(string name, Scope scope, int priority = 2, Stops stops = Stops.None) =>
        Of(AgreementKind.Sla, name, scope, ClockKind.Resolution, priority, stops);

    private static Agreement Of(AgreementKind kind, string name, Scope scope, ClockKind clock, int priority = 2, Stops stops = Stops.None)
    {
        var about = new AgreementScope(scope.Organisation, scope.Family, scope.Channel, null, scope.Provider);
        var agreement = new Agreement(kind, name, about);
        agreement.Change(name, about, 1, stops, [new(priority, clock, TimeSpan.FromHours(8))]);
        return agreement;
    }

    private sealed record Scope
    {
        public long? Organisation { get; init; }

        public long? Family { get; init; }

        public Channel? Channel { get; init; }

        public long? Provider { get; init; }
    }
}
