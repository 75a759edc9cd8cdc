using CsCheck;
using static Helpdesk.Domain.Tests.Stage.Gates;
using static Helpdesk.Domain.Tests.Stage.Routes;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class EligibilityTests
{
    private const string Name = "Nina Wolf";
    private static readonly DateTimeOffset Evening = Now.AddHours(8);

    public static TheoryData<string, Func<Availability, Availability>, Func<RoutingCase, RoutingCase>, Refusal?> Conditions => new()
    {
        { "all is well", a => a, c => c, null },
        { "speaks another language", a => a with { Languages = [Language.English] }, c => c with { Language = Language.German }, No(RefusalKind.Qualification, "SpeaksTheLanguage", Name, Language.German) },
        { "speaks it", a => a with { Languages = [Language.English] }, c => c with { Language = Language.English }, null },
        { "speaks none, and none is asked for", a => a with { Languages = [] }, c => c, null },
        { "is on another team", a => a, c => c with { TeamId = 99 }, No(RefusalKind.Reach, "IsOnTheTicketsTeam", Name) },
        { "is on the team", a => a, c => c with { TeamId = CameraTeam.Id }, null },
        { "is on another team, which has become enough", a => a, c => c with { TeamId = 99, Reach = Reach.OwnProvider }, null },
        { "works for a provider, the ticket is in-house", a => a with { ProviderId = Contractor }, c => c, No(RefusalKind.Reach, "WorksForWhoeverHasTheTicket", Name) },
        { "is in-house, the ticket is a provider's", a => a, c => c with { ProviderId = Contractor }, No(RefusalKind.Reach, "WorksForWhoeverHasTheTicket", Name) },
        { "works for another provider", a => a with { ProviderId = OtherContractor }, c => c with { ProviderId = Contractor, Reach = Reach.OwnProvider }, No(RefusalKind.Reach, "WorksForWhoeverHasTheTicket", Name) },
        { "works for the provider", a => a with { ProviderId = Contractor }, c => c with { ProviderId = Contractor }, null },
        { "works for another provider, which has become enough", a => a with { ProviderId = Contractor }, c => c with { Reach = Reach.AnyProvider }, null },
        { "sent it", a => a, c => Without(c, 7, ExclusionKind.Sender), No(RefusalKind.Exclusion, "WhoSentItIsNotAsked", Name) },
        { "returned it", a => a, c => Without(c, 7, ExclusionKind.Returner), No(RefusalKind.Exclusion, "WhoReturnedItIsNotAsked", Name) },
        { "declined it", a => a, c => Without(c, 7, ExclusionKind.Declined), No(RefusalKind.Exclusion, "WhoDeclinedItIsNotAsked", Name) },
        { "missed it", a => a, c => Without(c, 7, ExclusionKind.Missed), No(RefusalKind.Exclusion, "WhoMissedItIsNotAsked", Name) },
        { "owns it", a => a, c => Without(c, 7, ExclusionKind.Owner), No(RefusalKind.Exclusion, "TheOwnerIsNotAsked", Name) },
        { "is asked already", a => a, c => Without(c, 7, ExclusionKind.Asked), No(RefusalKind.Exclusion, "OneQuestionPerPerson", Name) },
        { "may not see it", a => a, c => Without(c, 7, ExclusionKind.Outside), No(RefusalKind.Exclusion, "TheColleagueMaySeeTheTicket", Name) },
        { "has as much as fits, and is only asked", a => a with { Active = 5, OnCall = true }, c => c with { Path = RoutingPath.Consult }, null },
        { "somebody else sent it", a => a, c => Without(c, 8, ExclusionKind.Sender), null },
        { "takes transfers only", a => a with { Presence = Presence.TransfersOnly }, c => c, No(RefusalKind.Availability, "IsPresent", Name) },
        { "is not on shift", a => a with { OnShiftUntil = null }, c => c, No(RefusalKind.Availability, "IsOnShift", Name) },
        { "was on shift until now", a => a with { OnShiftUntil = Now }, c => c, No(RefusalKind.Availability, "IsOnShift", Name) },
        { "is on shift for another tick", a => a with { OnShiftUntil = Now.AddTicks(1) }, c => c, null },
        { "has too little of the shift left", a => a with { OnShiftUntil = Evening }, c => c with { LeastShiftLeft = TimeSpan.FromHours(8) + TimeSpan.FromTicks(1) }, No(RefusalKind.Availability, "HasEnoughOfTheShiftLeft", Name, Evening) },
        { "has just enough of the shift left", a => a with { OnShiftUntil = Evening }, c => c with { LeastShiftLeft = TimeSpan.FromHours(8) }, null },
        { "has as much as fits", a => a with { Active = 5 }, c => c, No(RefusalKind.Availability, "HasFreeCapacity", Name, 5, 5) },
        { "was given more than fits", a => a with { Active = 7 }, c => c, No(RefusalKind.Availability, "HasFreeCapacity", Name, 7, 5) },
        { "has room for one", a => a with { Active = 4 }, c => c, null },
        { "has many waiting, within the limit", a => a with { Active = 4, Waiting = 9, WaitingLimit = 9 }, c => c, null },
        { "has one waiting too many", a => a with { Active = 4, Waiting = 10, WaitingLimit = 9 }, c => c, No(RefusalKind.Availability, "HasFreeCapacity", Name, 5, 5) },
        { "is on the telephone", a => a with { OnCall = true }, c => c, No(RefusalKind.Availability, "IsNotOnTheTelephone", Name) },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Each_condition_refuses_by_itself_and_says_why(
        string who, Func<Availability, Availability> person, Func<RoutingCase, RoutingCase> asked, Refusal? refusal)
    {
        var decision = Consider(Nina(person(Ready)), asked(Offered));

        Assert.True(decision.IsAllowed == refusal is null, who);
        Assert.Equal(refusal is null ? [] : [refusal], decision.Refusals);
    }

    [Fact]
    public void What_the_gate_refuses_is_refused_in_its_words()
    {
        var decision = Consider(new(Gates.Nina(), Ready));

        decision.Verdict.IsRefused(Reason.Of("SkillIsHeld", Desk.OpticsName, Desk.CamerasName, SkillLevel.Competent));
        Assert.True(decision.RefusedFor(RefusalKind.Qualification));
    }

    [Fact]
    public void All_reasons_are_said_together()
    {
        var nina = new RoutingCandidate(Gates.Nina(), new(Presence.Away, null, [], Capacity: 0, Contractor));
        var asked = Without(Offered with { Language = Language.German, TeamId = 99 }, 7, ExclusionKind.Sender);

        Assert.Equal(
        [
            No(RefusalKind.Qualification, "SkillIsHeld", Desk.OpticsName, Desk.CamerasName, SkillLevel.Competent),
            No(RefusalKind.Qualification, "SpeaksTheLanguage", Name, Language.German), No(RefusalKind.Reach, "IsOnTheTicketsTeam", Name),
            No(RefusalKind.Reach, "WorksForWhoeverHasTheTicket", Name), No(RefusalKind.Exclusion, "WhoSentItIsNotAsked", Name),
            No(RefusalKind.Availability, "IsPresent", Name), No(RefusalKind.Availability, "IsOnShift", Name),
            No(RefusalKind.Availability, "HasFreeCapacity", Name, 0, 0),
        ], Consider(nina, asked).Refusals);
    }

    [Fact]
    public void Who_is_refused_for_the_moment_alone_is_only_away()
    {
        var away = Ready with { Presence = Presence.Away, OnShiftUntil = null };

        Assert.True(Consider(Nina(away)).IsOnlyAway);
        Assert.False(Consider(Nina(Ready)).IsOnlyAway);
        Assert.False(Consider(Nina(away), Without(Offered, 7, ExclusionKind.Owner)).IsOnlyAway);
        Assert.Equal([(8, false), (7, true)], Choose(Offered, Nina(away), Person(8)).Considered.Select(c => (c.AgentId, c.IsOnlyAway)));
    }

    [Fact]
    public void By_hand_only_qualification_is_asked_for()
    {
        var absent = new Availability(Presence.Offline, null, [], Capacity: 0, Contractor) { OnCall = true };
        var asked = Without(Offered with { Path = RoutingPath.Assign, TeamId = 99 }, 7, ExclusionKind.Declined);

        Assert.Empty(Consider(Nina(absent), asked).Refusals);
        Assert.Equal(
            [No(RefusalKind.Qualification, "SpeaksTheLanguage", Name, Language.English)],
            Consider(Nina(absent), asked with { Language = Language.English }).Refusals);
        Assert.False(Consider(new(Gates.Nina(), absent), asked).IsAllowed);
    }

    public static TheoryData<RoutingPath, Presence[]> Ways => new()
    {
        { RoutingPath.Pull, Enum.GetValues<Presence>() },
        { RoutingPath.Offer, [Presence.Available] },
        { RoutingPath.Handover, [Presence.Available, Presence.TransfersOnly] },
        { RoutingPath.Assign, Enum.GetValues<Presence>() },
        { RoutingPath.Consult, [Presence.Available, Presence.TransfersOnly] },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Presence_lets_through_what_it_says(RoutingPath path, Presence[] lets) =>
        Assert.Equal(lets, Enum.GetValues<Presence>().Where(p => Consider(Nina(Ready with { Presence = p }), Offered with { Path = path }).IsAllowed));

    [Fact]
    public void Nobody_is_eligible_whom_the_gate_refuses() =>
        RandomDesk.Any.Sample(desk => desk.People.All(p =>
            !Eligibility.Judge(p, desk.Case, desk.Rules, desk.Now).IsAllowed || Gate.Judge(p.Agent, desk.Case.Work, desk.Rules, desk.Now).Verdict.IsAllowed), iter: 3000);

    private static Refusal No(RefusalKind kind, string key, params object[] args) => new(kind, Reason.Of(key, args));

    private static RoutingCase Without(RoutingCase asked, long agentId, ExclusionKind why) => asked with { Excluded = [new(agentId, why)] };
}
