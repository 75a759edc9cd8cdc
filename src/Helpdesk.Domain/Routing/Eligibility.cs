using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>Whether a person may get this work now: the gate's answer and what else it takes, every refusal with its kind.</summary>
public static class Eligibility
{
    /// <remarks>By hand (<see cref="RoutingPath.Assign"/>) only qualification is asked for: a person decided the rest.</remarks>
    public static EligibilityDecision Judge(RoutingCandidate person, RoutingCase asked, AdmissionRules rules, DateTimeOffset now)
    {
        var (agent, availability) = person;
        var gate = Gate.Judge(agent, asked.Work, rules, now);
        List<Refusal> refusals = [.. gate.Verdict.Reasons.Select(r => new Refusal(RefusalKind.Qualification, r))];

        Ask(RefusalKind.Qualification, availability.Speaks(asked.Language), () => Reason.Of("SpeaksTheLanguage", agent.Name, asked.Language!));
        if (asked.Path == RoutingPath.Assign)
        {
            return new(gate, refusals);
        }

        Ask(RefusalKind.Reach, IsOnTheTeam(agent, asked), () => Reason.Of("IsOnTheTicketsTeam", agent.Name));
        Ask(RefusalKind.Reach, IsOfTheProvider(availability, asked), () => Reason.Of("WorksForWhoeverHasTheTicket", agent.Name));
        foreach (var excluded in asked.Excluded.Where(e => e.AgentId == agent.AgentId))
        {
            refusals.Add(new(RefusalKind.Exclusion, NotAgain(excluded.Why, agent.Name)));
        }

        Ask(RefusalKind.Availability, availability.Presence.Lets(asked.Path), () => Reason.Of("IsPresent", agent.Name));
        if (!availability.IsOnShift(now))
        {
            refusals.Add(new(RefusalKind.Availability, Reason.Of("IsOnShift", agent.Name)));
        }
        else
        {
            Ask(RefusalKind.Availability, availability.HasShiftLeft(asked.LeastShiftLeft, now),
                () => Reason.Of("HasEnoughOfTheShiftLeft", agent.Name, availability.OnShiftUntil!));
        }

        Ask(RefusalKind.Availability, availability.Free > 0 || !asked.Path.TakesCapacity(), () => availability.OnCall
            ? Reason.Of("IsNotOnTheTelephone", agent.Name)
            : Reason.Of("HasFreeCapacity", agent.Name, availability.Taken, availability.Capacity));
        return new(gate, refusals);

        void Ask(RefusalKind kind, bool holds, Func<Reason> otherwise)
        {
            if (!holds)
            {
                refusals.Add(new(kind, otherwise()));
            }
        }
    }

    public static bool IsOnTheTeam(Candidate agent, RoutingCase asked) =>
        asked.Reach > Reach.OwnTeam || asked.TeamId is not { } team || agent.Teams.Any(t => t.Active && t.Id == team);

    public static bool IsOfTheProvider(Availability availability, RoutingCase asked) =>
        asked.Reach == Reach.AnyProvider || availability.ProviderId == asked.ProviderId;

    private static Reason NotAgain(ExclusionKind why, string name) => why switch
    {
        ExclusionKind.Sender => Reason.Of("WhoSentItIsNotAsked", name),
        ExclusionKind.Returner => Reason.Of("WhoReturnedItIsNotAsked", name),
        ExclusionKind.Declined => Reason.Of("WhoDeclinedItIsNotAsked", name),
        ExclusionKind.Missed => Reason.Of("WhoMissedItIsNotAsked", name),
        ExclusionKind.Owner => Reason.Of("TheOwnerIsNotAsked", name),
        ExclusionKind.Asked => Reason.Of("OneQuestionPerPerson", name),
        ExclusionKind.DeclinedToAnswer => Reason.Of("WhoDeclinedAQuestionIsNotAsked", name),
        ExclusionKind.Outside => Reason.Of("TheColleagueMaySeeTheTicket", name),
    };
}

public enum RefusalKind
{
    /// <summary>Of everybody: nobody holds what it takes.</summary>
    Qualification = 1,

    /// <summary>Another team's or provider's people.</summary>
    Reach = 2,

    /// <summary>They sent, returned, declined or missed it.</summary>
    Exclusion = 3,

    /// <summary>Of everybody: nobody is free.</summary>
    Availability = 4,
}

public sealed record Refusal(RefusalKind Kind, Reason Reason);

public sealed record EligibilityDecision(GateDecision Gate, IReadOnlyList<Refusal> Refusals)
{
    public bool IsAllowed => Refusals.Count == 0;

    public Verdict Verdict => new([.. Refusals.Select(r => r.Reason)]);

    public bool RefusedFor(RefusalKind kind) => Refusals.Any(r => r.Kind == kind);

    /// <summary>They could have it at another time, whatever else there is to say against the moment.</summary>
    public bool IsOnlyAway => !IsAllowed && Refusals.All(r => r.Kind == RefusalKind.Availability);
}
